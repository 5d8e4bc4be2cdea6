namespace Bailiwick.Geography.Maps;

/// <summary>The little of Protocol Buffers' wire format that tiles need: variable-length integers and length-delimited fields.</summary>
internal sealed class ProtobufWriter
{
    private const uint VarintType = 0;
    private const uint BytesType = 2;
    private byte[] _bytes = new byte[64];

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    public void Varint(uint value)
    {
        Reserve(5);
        while (value >= 0x80)
        {
            _bytes[Length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _bytes[Length++] = (byte)value;
    }

    public void Field(uint number, uint value)
    {
        Varint((number << 3) | VarintType);
        Varint(value);
    }

    public void Bytes(uint number, ReadOnlySpan<byte> value)
    {
        Varint((number << 3) | BytesType);
        Varint((uint)value.Length);
        Append(value);
    }

    public void Message(uint number, ProtobufWriter message) => Bytes(number, message._bytes.AsSpan(0, message.Length));

    public void Append(ProtobufWriter other) => Append(other._bytes.AsSpan(0, other.Length));

    public byte[] ToBytes() => _bytes.AsSpan(0, Length).ToArray();

    private void Append(ReadOnlySpan<byte> value)
    {
        Reserve(value.Length);
        value.CopyTo(_bytes.AsSpan(Length));
        Length += value.Length;
    }

    private void Reserve(int count)
    {
        if (Length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        }
    }
}

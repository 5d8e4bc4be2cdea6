using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Bailiwick.Storage.Alignments;

/// <summary>Writes numbers in as few bytes as they need: seven bits a byte, low ones first, the high bit meaning that more follow.</summary>
internal sealed class ByteWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public byte[] ToArray() => _buffer.WrittenSpan.ToArray();

    public void Byte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }

    public void Number(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        var span = _buffer.GetSpan(5);
        var (rest, count) = ((uint)value, 0);
        for (; rest >= 0x80; rest >>= 7)
        {
            span[count++] = (byte)(rest | 0x80);
        }

        span[count++] = (byte)rest;
        _buffer.Advance(count);
    }

    public void Double(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_buffer.GetSpan(8), value);
        _buffer.Advance(8);
    }

    public void Text(string value)
    {
        Number(Encoding.UTF8.GetByteCount(value));
        _buffer.Advance(Encoding.UTF8.GetBytes(value, _buffer.GetSpan(Encoding.UTF8.GetMaxByteCount(value.Length))));
    }

    public void Bytes(ReadOnlySpan<byte> value) => _buffer.Write(value);
}

using System.Buffers.Binary;
using System.Text;

namespace Bailiwick.Storage.Alignments;

/// <summary>Reads what <see cref="ByteWriter"/> wrote; throws <see cref="InvalidDataException"/> when the bytes end early or go on too long.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public byte Byte() => Take(1)[0];

    public int Number()
    {
        var (value, shift) = (0L, 0);
        while (true)
        {
            var next = Byte();
            value |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value <= int.MaxValue ? (int)value : throw new InvalidDataException($"The number {value} is too large.");
            }

            shift += 7;
            if (shift > 28)
            {
                throw new InvalidDataException("A number has more than five bytes.");
            }
        }
    }

    /// <summary>How many entries follow, each of at least one byte: never more than there are bytes.</summary>
    public int Count()
    {
        var count = Number();
        return count <= _rest.Length ? count : throw new InvalidDataException($"{count} entries are announced, {_rest.Length} bytes follow.");
    }

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    public string Text() => Encoding.UTF8.GetString(Take(Number()));

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw new InvalidDataException($"{count} bytes are wanted, {_rest.Length} are left.");
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    public readonly void End()
    {
        if (!_rest.IsEmpty)
        {
            throw new InvalidDataException($"{_rest.Length} bytes are left over.");
        }
    }
}

using System.Text.Unicode;

namespace Bailiwick.Server.Datasets.Reading;

/// <summary>
/// Hands a text file on and notices what the CSV reader would swallow: bytes that are no UTF-8, and zero bytes. Throws
/// <see cref="FileRefusedException"/>, which only <see cref="CsvRows"/> catches.
/// </summary>
internal sealed class CheckedStream(Stream inner, bool isUtf8, bool mayHoldZeros) : Stream
{
    private readonly byte[] _tail = new byte[4];
    private int _tailLength;
    private long _offset;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position { get => inner.Position; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        var bytes = buffer[..read];
        if (!mayHoldZeros && bytes.Contains((byte)0))
        {
            throw new FileRefusedException(FileRefusals.Binary($"binary (there is a zero byte near position {_offset + bytes.IndexOf((byte)0)})"));
        }

        if (isUtf8)
        {
            Validate(bytes, isLast: read == 0 && buffer.Length > 0);
        }

        _offset += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Validate(ReadOnlySpan<byte> bytes, bool isLast)
    {
        var taken = CompleteTail(bytes);
        var rest = bytes[taken..];
        var cut = isLast ? 0 : CutLength(rest);
        if (!Utf8.IsValid(rest[..^cut]) || (isLast && _tailLength > 0))
        {
            throw new FileRefusedException(FileRefusals.NotInEncoding("UTF-8", _offset));
        }

        if (cut > 0)
        {
            rest[^cut..].CopyTo(_tail);
            _tailLength = cut;
        }
    }

    /// <summary>Finishes the character the last block cut, with bytes of this one; returns how many it took.</summary>
    private int CompleteTail(ReadOnlySpan<byte> bytes)
    {
        if (_tailLength == 0)
        {
            return 0;
        }

        var needed = LengthOf(_tail[0]) - _tailLength;
        var taken = Math.Min(needed, bytes.Length);
        bytes[..taken].CopyTo(_tail.AsSpan(_tailLength));
        _tailLength += taken;
        if (taken < needed)
        {
            return taken;
        }

        var isValid = Utf8.IsValid(_tail.AsSpan(0, _tailLength));
        _tailLength = 0;
        return isValid ? taken : throw new FileRefusedException(FileRefusals.NotInEncoding("UTF-8", _offset));
    }

    private static int CutLength(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var lead = bytes[^back];
            if (lead >= 0xC0)
            {
                return LengthOf(lead) > back ? back : 0;
            }

            if (lead < 0x80)
            {
                return 0;
            }
        }

        return 0;
    }

    private static int LengthOf(byte lead) => lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
}

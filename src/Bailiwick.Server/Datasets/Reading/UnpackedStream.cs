namespace Bailiwick.Server.Datasets.Reading;

/// <summary>A part of a workbook as it unpacks, counted against what the directory promised and against the limit.</summary>
internal sealed class UnpackedStream(Stream inner) : Stream
{
    private long _unpacked;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _unpacked; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _unpacked += read;
        return _unpacked <= ReadLimits.UnpackedBytes
            ? read
            : throw new FileRefusedException(FileRefusals.Bomb($"unpacks to more than {ReadLimits.UnpackedBytes >> 20:N0} MiB"));
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}

using Bailiwick.Core;
using Bailiwick.Storage.Alignments;
using Npgsql;

namespace Bailiwick.Storage.Datasets;

/// <summary>
/// The content of an uploaded file, read from the database chunk by chunk; can be read from anywhere, keeps four chunks at hand. Reads
/// wait for the database, so it belongs on a thread that may wait. Not safe for several threads.
/// </summary>
public sealed class UploadStream(NpgsqlDataSource database, WorkspaceId workspace, UploadInfo upload) : Stream
{
    private const int ChunksAtHand = 4;

    private readonly List<(int Number, byte[] Content)> _atHand = [];
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => upload.Bytes;

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A position is not negative.");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        var chunk = Chunk((int)(_position / UploadStore.ChunkBytes));
        var start = (int)(_position % UploadStore.ChunkBytes);
        var read = Math.Min(buffer.Length, chunk.Length - start);
        chunk.AsSpan(start, read).CopyTo(buffer);
        _position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _position + offset,
            _ => Length + offset,
        };
        if (target < 0)
        {
            throw new IOException($"There is no position {target} in the file.");
        }

        return _position = target;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private byte[] Chunk(int number)
    {
        var known = _atHand.FindIndex(chunk => chunk.Number == number);
        if (known >= 0)
        {
            return _atHand[known].Content;
        }

        using var command = database.Of(
            "SELECT content FROM upload_chunks WHERE workspace_id = $1 AND upload_id = $2 AND number = $3", workspace.Value, upload.Id, number);
        var content = (byte[]?)command.ExecuteScalar()
            ?? throw new InvalidOperationException($"Chunk {number} of upload {upload.Id} is gone: it was swept while it was read.");
        if (_atHand.Count == ChunksAtHand)
        {
            _atHand.RemoveAt(0);
        }

        _atHand.Add((number, content));
        return content;
    }
}

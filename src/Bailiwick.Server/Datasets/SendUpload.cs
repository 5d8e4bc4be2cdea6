using Bailiwick.Core;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage.Datasets;

namespace Bailiwick.Server.Datasets;

/// <summary>Takes a file as it comes, 1 MiB at a time. It can be seen only when its last byte is stored.</summary>
public sealed class SendUpload(UploadStore uploads, TimeProvider clock)
{
    public const long MostBytes = 1L << 30;

    private const int LongestFileName = 200;

    [SchemaName("Upload")]
    public sealed record Reply(Guid Id, string FileName, long Bytes);

    public async Task<Outcome<Reply>> HandleAsync(Stream body, string? fileName, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(caller);
        var now = clock.GetUtcNow();
        var upload = new UploadInfo(Guid.CreateVersion7(now), PlainName(fileName), 0, now);
        await uploads.BeginAsync(caller.Workspace, caller.User, upload, cancellation);
        var isComplete = false;
        try
        {
            var bytes = await StoreAsync(body, upload, caller, cancellation);
            if (bytes is 0 or > MostBytes)
            {
                return bytes == 0 ? DatasetRefusals.UploadEmpty() : DatasetRefusals.UploadTooLarge(MostBytes);
            }

            await uploads.CompleteAsync(caller.Workspace, upload.Id, bytes, cancellation);
            isComplete = true;
            return new Reply(upload.Id, upload.FileName, bytes);
        }
        finally
        {
            if (!isComplete)
            {
                await uploads.DeleteAsync(caller.Workspace, upload.Id, CancellationToken.None);
            }
        }
    }

    /// <summary>Stores the body; returns its length, or more than <see cref="MostBytes"/> when it is too long.</summary>
    private async Task<long> StoreAsync(Stream body, UploadInfo upload, Caller caller, CancellationToken cancellation)
    {
        var buffer = new byte[UploadStore.ChunkBytes];
        long bytes = 0;
        for (var number = 0; ; number++)
        {
            var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
            bytes += read;
            if (read == 0 || bytes > MostBytes)
            {
                return bytes;
            }

            await uploads.AppendAsync(caller.Workspace, upload.Id, number, buffer.AsMemory(0, read), cancellation);
        }
    }

    private static string PlainName(string? header)
    {
        var name = Path.GetFileName(Uri.UnescapeDataString(header ?? string.Empty).Replace('\\', '/').Replace("\0", string.Empty, StringComparison.Ordinal)).Trim();
        return name.Length == 0 ? "upload" : name[..Math.Min(name.Length, LongestFileName)];
    }
}

using System.Net;
using System.Net.Http.Headers;

namespace Bailiwick.Cli.Connecting;

/// <summary>A request body from a stream that says how many bytes have gone.</summary>
internal sealed class CountingContent : HttpContent
{
    private const int BlockBytes = 1 << 17;

    private readonly Stream _source;
    private readonly Action<long> _sent;

    public CountingContent(Stream source, Action<long> sent)
    {
        _source = source;
        _sent = sent;
        Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var block = new byte[BlockBytes];
        long total = 0;
        int read;
        while ((read = await _source.ReadAsync(block, cancellationToken)) > 0)
        {
            await stream.WriteAsync(block.AsMemory(0, read), cancellationToken);
            total += read;
            _sent(total);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _source.Length;
        return true;
    }
}

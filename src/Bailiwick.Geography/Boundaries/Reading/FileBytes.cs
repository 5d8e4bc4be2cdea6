using Bailiwick.Core;

namespace Bailiwick.Geography.Boundaries.Reading;

/// <summary>A file in memory, up to a limit, without a byte order mark.</summary>
internal static class FileBytes
{
    public static Outcome<ReadOnlyMemory<byte>> Load(Stream stream, long limit)
    {
        limit = Math.Min(limit, Array.MaxLength);
        using var memory = new MemoryStream();
        var buffer = new byte[128 << 10];
        int got;
        while ((got = stream.Read(buffer)) > 0)
        {
            if (memory.Length + got > limit)
            {
                return BoundaryRefusals.TooLarge("bytes", limit);
            }

            memory.Write(buffer.AsSpan(0, got));
        }

        var bytes = memory.GetBuffer().AsMemory(0, (int)memory.Length);
        return (ReadOnlyMemory<byte>)(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
    }
}

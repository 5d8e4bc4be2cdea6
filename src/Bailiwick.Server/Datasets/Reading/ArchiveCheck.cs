using System.IO.Compression;
using Bailiwick.Core;

namespace Bailiwick.Server.Datasets.Reading;

/// <summary>Judges a zip archive by its directory before anything is unpacked. What the directory hides, <see cref="UnpackedStream"/> catches.</summary>
internal static class ArchiveCheck
{
    public static Refusal? Of(Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var entries = archive.Entries;
        if (entries.Count > ReadLimits.ArchiveEntries)
        {
            return FileRefusals.Bomb($"holds {entries.Count:N0} parts; at most {ReadLimits.ArchiveEntries:N0} are read");
        }

        var unpacked = entries.Sum(entry => (decimal)entry.Length);
        if (unpacked > ReadLimits.UnpackedBytes)
        {
            return FileRefusals.Bomb($"unpacks to {unpacked / (1 << 20):N0} MiB; at most {ReadLimits.UnpackedBytes >> 20:N0} MiB are read");
        }

        var tightest = entries.MaxBy(Ratio);
        return tightest is not null && Ratio(tightest) > ReadLimits.UnpackingRatio
            ? FileRefusals.Bomb($"has a part, {tightest.Name}, that unpacks to {Ratio(tightest):N0} times its size; at most {ReadLimits.UnpackingRatio} times is read")
            : null;
    }

    private static double Ratio(ZipArchiveEntry entry) =>
        entry.Length <= ReadLimits.HarmlessBytes ? 0 : (double)entry.Length / Math.Max(entry.CompressedLength, 1);
}

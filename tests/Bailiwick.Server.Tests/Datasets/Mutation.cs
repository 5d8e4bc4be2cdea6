using System.IO.Compression;

namespace Bailiwick.Server.Tests.Datasets;

/// <summary>Damages a file the way disks, networks and people do.</summary>
internal static class Mutation
{
    public static byte[] Of(byte[] file, Random random)
    {
        var bytes = (byte[])file.Clone();
        for (var turns = random.Next(1, 5); turns > 0 && bytes.Length > 0; turns--)
        {
            bytes = Once(bytes, random);
        }

        return bytes;
    }

    /// <summary>Damages the content of one part of a zip archive and packs it again.</summary>
    public static byte[] OfOnePart(byte[] archive, Random random)
    {
        using var source = new ZipArchive(new MemoryStream(archive, writable: false));
        using var buffer = new MemoryStream();
        using (var target = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            var damaged = random.Next(source.Entries.Count);
            for (var part = 0; part < source.Entries.Count; part++)
            {
                var entry = source.Entries[part];
                var content = new byte[entry.Length];
                using var from = entry.Open();
                from.ReadExactly(content);
                using var to = target.CreateEntry(entry.FullName).Open();
                to.Write(part == damaged ? Of(content, random) : content);
            }
        }

        return buffer.ToArray();
    }

    private static byte[] Once(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        var length = random.Next(1, Math.Min(64, bytes.Length - at) + 1);
        switch (random.Next(7))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 1:
                bytes[at] = (byte)random.Next(256);
                return bytes;
            case 2:
                return bytes[..at];
            case 3:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 4:
                return [.. bytes[..at], .. bytes[at..(at + length)], .. bytes[at..]];
            case 5:
                var from = random.Next(bytes.Length);
                var taken = Math.Min(length, bytes.Length - from);
                return [.. bytes[..at], .. bytes[from..(from + taken)], .. bytes[at..]];
            default:
                var special = "\"\"\r\n,;\t\0\uFFFD<>&=\u00E9"u8;
                bytes[at] = special[random.Next(special.Length)];
                return bytes;
        }
    }
}

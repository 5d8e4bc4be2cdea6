using Bailiwick.Core;
using Bailiwick.Server.Datasets.Reading;

namespace Bailiwick.Server.Tests.Datasets;

/// <summary>Reads whole files for tests.</summary>
internal static class RowsOf
{
    public static List<string[]> File(byte[] file, ReadOptions? options = null)
    {
        var read = Try(file, options);
        return read.IsDone ? read.Value : throw new InvalidOperationException($"{read.Refusal.Code}: {read.Refusal.Message}");
    }

    public static Refusal RefusalOf(byte[] file, ReadOptions? options = null)
    {
        var read = Try(file, options);
        return read.Refusal ?? throw new InvalidOperationException($"{read.Value.Count} rows were read.");
    }

    public static Outcome<List<string[]>> Try(byte[] file, ReadOptions? options = null)
    {
        using var stream = new MemoryStream(file, writable: false);
        var opened = RowSources.Open(stream, options ?? new ReadOptions());
        if (!opened.IsDone)
        {
            return opened.Refusal;
        }

        using var source = opened.Value;
        var rows = new List<string[]>();
        while (true)
        {
            var read = source.Read();
            if (!read.IsDone)
            {
                return read.Refusal;
            }

            if (!read.Value)
            {
                return rows;
            }

            rows.Add([.. Enumerable.Range(0, source.Width).Select(column => source.ErrorAt(column) ?? source[column].ToString())]);
        }
    }
}

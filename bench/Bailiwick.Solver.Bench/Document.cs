namespace Bailiwick.Solver.Bench;

/// <summary>The tables of docs/benchmarks.md that this program makes.</summary>
internal static class Document
{
    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = Find();

    private static string Benchmarks => Path.Combine(Root, "docs", "benchmarks.md");

    /// <summary>Prints the rows; with --write puts them in place of the first table of a section.</summary>
    public static void Show(string section, IEnumerable<string> rows, bool isWritten)
    {
        var shown = new List<string>();
        foreach (var row in rows)
        {
            Console.WriteLine(row);
            shown.Add(row);
        }

        if (!isWritten)
        {
            return;
        }

        var lines = File.ReadAllLines(Benchmarks).ToList();
        var head = lines.IndexOf("## " + section);
        var from = head < 0 ? -1 : lines.FindIndex(head, line => line.StartsWith('|'));
        if (from < 0)
        {
            throw new InvalidDataException($"docs/benchmarks.md has no table under '{section}'. Maybe add the heading and a first row.");
        }

        var to = lines.FindIndex(from, line => !line.StartsWith('|'));
        lines.RemoveRange(from, (to < 0 ? lines.Count : to) - from);
        lines.InsertRange(from, shown);
        File.WriteAllLines(Benchmarks, lines);
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bailiwick.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("This program must run inside the repository.");
    }
}

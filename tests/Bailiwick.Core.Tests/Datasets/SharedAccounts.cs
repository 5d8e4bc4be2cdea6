namespace Bailiwick.Core.Tests.Datasets;

/// <summary>The real account files: of data/, or of the folder that BAILIWICK_SHARED_DATA names.</summary>
internal static class SharedAccounts
{
    public static (string[] Headers, List<string[]> Rows) Read(string path)
    {
        var lines = Split(File.ReadAllText(Path.Combine(Folder(), path)));
        return (lines[0], lines[1..]);
    }

    private static string Folder()
    {
        if (Environment.GetEnvironmentVariable("BAILIWICK_SHARED_DATA") is { Length: > 0 } given)
        {
            return given;
        }

        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Bailiwick.slnx")))
            {
                return Path.Combine(at.FullName, "data");
            }
        }

        throw new DirectoryNotFoundException("The repository's root is not above the tests. Maybe set BAILIWICK_SHARED_DATA.");
    }

    /// <summary>Plain RFC 4180, enough for these files.</summary>
    private static List<string[]> Split(string text)
    {
        var (rows, row, cell, isQuoted) = (new List<string[]>(), new List<string>(), new System.Text.StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
            {
                var isDoubled = isQuoted && i + 1 < text.Length && text[i + 1] == '"';
                cell.Append(isDoubled ? "\"" : string.Empty);
                i += isDoubled ? 1 : 0;
                isQuoted = isDoubled || !isQuoted;
            }
            else if (!isQuoted && c is ',' or '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
            else if (isQuoted || c != '\r')
            {
                cell.Append(c);
            }
        }

        return rows;
    }
}

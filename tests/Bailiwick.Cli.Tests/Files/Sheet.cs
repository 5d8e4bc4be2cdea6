using System.Globalization;

namespace Bailiwick.Cli.Tests.Files;

/// <summary>A plain CSV file without quotes, read and written by the tests' own code.</summary>
internal sealed class Sheet(string[] header, List<string[]> rows)
{
    public List<string[]> Rows { get; } = rows;

    public static Sheet Read(string path)
    {
        var lines = File.ReadAllText(path).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new Sheet(lines[0].Split(','), [.. lines.Skip(1).Select(line => line.Split(','))]);
    }

    public bool Has(string column) => header.Contains(column);

    public string[] Texts(string column) => [.. Rows.Select(row => row[Array.IndexOf(header, column)])];

    public double[] Numbers(string column) => [.. Texts(column).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];

    public static void Write(string path, string header, IEnumerable<FormattableString> rows) =>
        File.WriteAllText(path, header + "\n" + string.Concat(rows.Select(row => row.ToString(CultureInfo.InvariantCulture) + "\n")));
}

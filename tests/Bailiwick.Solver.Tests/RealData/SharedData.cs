using System.Globalization;

namespace Bailiwick.Solver.RealData;

/// <summary>Problems made of the shared data: US counties with hospitals' beds or people, postal cells.</summary>
internal static class SharedData
{
    /// <summary>The folder of <c>BAILIWICK_SHARED_DATA</c>, or <c>data</c> in the repository.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("BAILIWICK_SHARED_DATA") ?? InRepository();

    public static Shapes Counties() => new(Path.Combine(Folder, "boundaries", "us-counties-states-10m.topo.json"), "counties");

    /// <summary>All county shapes; the measure is staffed beds, 0 where there is no hospital.</summary>
    public static Problem Hospitals(int parts, double tolerance)
    {
        var counties = Counties();
        var graph = counties.Adjacency(_ => true, out var kept);
        var beds = new double[counties.Id.Length];
        var rows = Rows(Path.Combine(Folder, "accounts", "us-hospitals-beds.csv"));
        var head = rows[0].ToList();
        int latitude = Column(head, "Latitude"), longitude = Column(head, "Longitude"), staffed = Column(head, "staffed all beds");
        foreach (var row in rows.Skip(1))
        {
            if (Number(row[longitude]) is { } x && Number(row[latitude]) is { } y && Number(row[staffed]) is { } count)
            {
                var unit = counties.Find(x, y);
                beds[unit >= 0 ? unit : Nearest(counties, x, y)] += count;
            }
        }

        return new Problem
        {
            Parts = parts,
            X = Of(counties.X, kept),
            Y = Of(counties.Y, kept),
            Graph = graph,
            Contiguous = true,
            Measures = [new Measure(Of(beds, kept), null, tolerance)],
        };
    }

    /// <summary>Counties by people of 2016; with <paramref name="isLower48"/> the 48 states and DC, weighed by exactly the people.</summary>
    public static Problem People(int parts, double tolerance, bool isLower48) =>
        People(parts, tolerance, isLower48, id => !(isLower48 && (id.StartsWith("02", StringComparison.Ordinal) || id.StartsWith("15", StringComparison.Ordinal))));

    /// <summary>The counties of one state by people, weighed by exactly them.</summary>
    /// <param name="state">Two digits (FIPS).</param>
    /// <param name="parts">Parts.</param>
    /// <param name="tolerance">On both sides.</param>
    public static Problem State(string state, int parts, double tolerance) =>
        People(parts, tolerance, true, id => id.StartsWith(state, StringComparison.Ordinal));

    private static Problem People(int parts, double tolerance, bool isWeighed, Func<string, bool> isKept)
    {
        var counties = Counties();
        var people = new Dictionary<string, double>();
        foreach (var row in Rows(Path.Combine(Folder, "demographics", "us-county-population-2016.csv")).Skip(1))
        {
            people[row[0].PadLeft(5, '0')] = double.Parse(row[3], CultureInfo.InvariantCulture);
        }

        // Two counties changed their number between the two files.
        people["02158"] = people.GetValueOrDefault("02270");
        people["46102"] = people.GetValueOrDefault("46113");
        var graph = counties.Adjacency(
            unit => people.ContainsKey(counties.Id[unit]) && isKept(counties.Id[unit]),
            out var kept);
        double[] amount = [.. kept.Select(unit => people[counties.Id[unit]])];
        return new Problem
        {
            Parts = parts,
            X = Of(counties.X, kept),
            Y = Of(counties.Y, kept),
            Graph = graph,
            Contiguous = true,
            Measures = [new Measure(amount, null, tolerance)],
            Weight = isWeighed ? amount : null,
        };
    }

    /// <summary>33,637 postal cells: people, and two seeded measures that follow them loosely, as accounts and their sales would.</summary>
    public static Problem PostalCells(int parts, double tolerance)
    {
        var cells = new Shapes(Path.Combine(Folder, "boundaries", "us-zip5-thiessen-approx.topo.json"), "zips");
        var graph = cells.Adjacency(_ => true, out var kept);
        var figures = new Dictionary<string, double>();
        foreach (var line in File.ReadLines(Path.Combine(Folder, "demographics", "us-zcta-population-urban-rural-2010.txt")).Skip(1))
        {
            var field = line.Split('\t');
            figures[field[0].Trim('"')] = Number(field[1]) ?? 0;
        }

        var random = new Randomness(11);
        double[] people = [.. kept.Select(shape => figures.GetValueOrDefault(cells.Id[shape]))];
        double[] accounts = [.. people.Select(count => Math.Floor(count * (0.5 + random.Fraction()) / 500))];
        double[] sales = [.. accounts.Select(count => count * (0.5 + random.Fraction()))];
        return new Problem
        {
            Parts = parts,
            X = Of(cells.X, kept),
            Y = Of(cells.Y, kept),
            Graph = graph,
            Contiguous = true,
            Measures = [new Measure(people, null, tolerance), new Measure(accounts, null, tolerance), new Measure(sales, null, tolerance)],
        };
    }

    private static double[] Of(double[] valueOfShape, int[] kept) => [.. kept.Select(shape => valueOfShape[shape])];

    private static int Nearest(Shapes shapes, double longitude, double latitude)
    {
        var (x, y) = Albers.Project(longitude, latitude);
        var best = 0;
        for (var unit = 1; unit < shapes.Id.Length; unit++)
        {
            best = Square(unit) < Square(best) ? unit : best;
        }

        return best;

        double Square(int unit) => ((shapes.X[unit] - x) * (shapes.X[unit] - x)) + ((shapes.Y[unit] - y) * (shapes.Y[unit] - y));
    }

    private static int Column(List<string> head, string name) =>
        head.FindIndex(column => column.Equals(name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var index
            ? index
            : throw new InvalidDataException($"No column {name} in {string.Join(", ", head)}.");

    private static double? Number(string text) =>
        double.TryParse(text.Trim('"'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static List<string[]> Rows(string path)
    {
        var rows = new List<string[]>();
        var (field, row, isQuoted) = (new System.Text.StringBuilder(), new List<string>(), false);
        foreach (var letter in File.ReadAllText(path))
        {
            if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && letter is ',' or '\n' && !isQuoted)
            {
                row.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
                if (letter == '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
            else
            {
                field.Append(letter);
            }
        }

        return rows;
    }

    private static string InRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bailiwick.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.GetFullPath(Path.Combine(folder?.FullName ?? ".", "data"));
    }
}

using System.Globalization;
using Bailiwick.Solver;

namespace Bailiwick.Cli.Optimization.Files;

/// <summary>The files beside the units: which touch, target shares, centers.</summary>
internal sealed class SideFiles(UnitRows units, InputFaults faults)
{
    /// <summary>Every file read, in order.</summary>
    public List<(string Role, CsvTable Table)> Read { get; } = [];

    /// <summary>Pairs of ids in the first two columns, either way round, repeats allowed; a header that is a pair of units is one too.</summary>
    public Graph Adjacency(string file)
    {
        var table = Open("adjacency", file);
        if (table.Header.Length < 2)
        {
            throw InputFaults.One(file, $"has the one column '{table.Header[0]}'. Maybe give two: the ids of units that touch.");
        }

        var (one, other) = (table.Texts(0, faults), table.Texts(1, faults));
        var pairs = new List<(int From, int To)>(2 * (one.Length + 1));
        if (units.Row(table.Header[0]) >= 0 && units.Row(table.Header[1]) >= 0)
        {
            Add(table.Header[0], table.Header[1], 1);
        }

        for (var row = 0; row < one.Length; row++)
        {
            Add(one[row], other[row], table.LineOf(row));
        }

        faults.Demand();
        return GraphOf(pairs);

        void Add(string first, string second, int line)
        {
            var (from, to) = (units.Row(first ?? ""), units.Row(second ?? ""));
            if (from < 0 || to < 0)
            {
                faults.Add(file, line, $"'{(from < 0 ? first : second)}' is the id of no unit. Maybe it is written otherwise in {units.Table.File}.");
            }
            else if (from != to)
            {
                pairs.Add((from, to));
                pairs.Add((to, from));
            }
        }
    }

    /// <summary>
    /// Shares, least and greatest loads by territory. Columns: territory, then "share" (all measures) or the measure's own name, and
    /// perhaps its name with ":min" and ":max". Shares need not sum to 1.
    /// </summary>
    public Measure[] Shares(string file, Measure[] measures, string[] names, int territories)
    {
        var table = Open("shares", file);
        var territory = ByTerritory(table, territories, isWhole: true);
        var result = (Measure[])measures.Clone();
        var isUsed = false;
        for (var index = 0; index < measures.Length; index++)
        {
            var column = table.Find(names[index]) is var own && own >= 0 ? own : table.Find("share");
            var (least, most) = (table.Find(names[index] + ":min"), table.Find(names[index] + ":max"));
            isUsed |= column >= 0 || least >= 0 || most >= 0;
            if (column >= 0)
            {
                var given = table.Numbers(column, 0, faults);
                var shares = new double[territories];
                var sum = given.Sum();
                if (!(sum > 0))
                {
                    throw InputFaults.One(file, $"the shares in '{table.Header[column]}' sum to {sum}. Maybe give at least one above 0.");
                }

                for (var row = 0; row < given.Length && territory[row] >= 0; row++)
                {
                    shares[territory[row]] = given[row] / sum;
                }

                result[index] = result[index] with { TargetShare = shares };
            }

            result[index] = result[index] with { Least = Bounds(least), Most = Bounds(most) };
        }

        faults.Demand();
        return isUsed
            ? result
            : throw InputFaults.One(file, $"has no column 'share' nor one of {string.Join(", ", names.Select(name => $"'{name}'"))}. Maybe name a column 'share'.");

        double[]? Bounds(int column)
        {
            if (column < 0)
            {
                return null;
            }

            var words = table.Texts(column, faults);
            var bounds = new double[territories];
            Array.Fill(bounds, double.NaN);
            for (var row = 0; row < words.Length; row++)
            {
                if (words[row].Length > 0 && territory[row] >= 0)
                {
                    bounds[territory[row]] = Number(table, row, column, words[row]);
                }
            }

            return bounds;
        }
    }

    /// <summary>Columns territory, x and y; a territory that is not there, or whose place is blank, has a free center.</summary>
    public (double[] X, double[] Y) Centers(string file, FileRequest request, int territories)
    {
        var table = Open("centers", file);
        var territory = ByTerritory(table, territories, isWhole: false);
        var (columnX, columnY) = (Either(request.X, "x"), Either(request.Y, "y"));
        var (wordX, wordY) = (table.Texts(columnX, faults), table.Texts(columnY, faults));
        double[] x = new double[territories], y = new double[territories];
        Array.Fill(x, double.NaN);
        Array.Fill(y, double.NaN);
        for (var row = 0; row < territory.Length; row++)
        {
            if (territory[row] < 0 || (wordX[row].Length == 0 && wordY[row].Length == 0))
            {
                continue;
            }

            (x[territory[row]], y[territory[row]]) = (Number(table, row, columnX, wordX[row]), Number(table, row, columnY, wordY[row]));
        }

        faults.Demand();
        return (x, y);

        int Either(string name, string plain) => table.Find(name) is var at && at >= 0 ? at : table.Column(plain, "--centers");
    }

    private CsvTable Open(string role, string file)
    {
        var table = CsvTable.Read(file);
        Read.Add((role, table));
        return table;
    }

    private double Number(CsvTable table, int row, int column, string word)
    {
        if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
        {
            return value;
        }

        faults.Add(table.File, table.LineOf(row), $"'{table.Header[column]}' is '{word}', which is no finite number. Maybe write it as 1234.5.");
        return double.NaN;
    }

    // By row: its territory, each at most once; where the file must be whole, exactly once.
    private int[] ByTerritory(CsvTable table, int territories, bool isWhole)
    {
        var words = table.Texts(table.Column("territory", isWhole ? "--shares" : "--centers"), faults);
        var (result, line) = (new int[words.Length], new int[territories]);
        for (var row = 0; row < words.Length; row++)
        {
            result[row] = TerritoryWord.Parse(words[row], territories);
            if (result[row] < 0)
            {
                faults.Add(table.File, table.LineOf(row), $"'{words[row]}' is none of the territories 0 to {territories - 1}. Maybe leave the line out.");
            }
            else if (line[result[row]] > 0)
            {
                faults.Add(table.File, table.LineOf(row), $"territory {result[row]} stands on line {line[result[row]]} already. Maybe leave one out.");
            }
            else
            {
                line[result[row]] = table.LineOf(row);
            }
        }

        var missing = Array.IndexOf(line, 0);
        if (isWhole && missing >= 0)
        {
            faults.Add(table.File, 0, $"has no line for territory {missing}. Maybe give one line for each of 0 to {territories - 1}.");
        }

        faults.Demand();
        return result;
    }

    private Graph GraphOf(List<(int From, int To)> pairs)
    {
        pairs.Sort();
        var (start, neighbor) = (new int[units.Count + 1], new List<int>(pairs.Count));
        for (var at = 0; at < pairs.Count; at++)
        {
            if (at == 0 || pairs[at] != pairs[at - 1])
            {
                neighbor.Add(pairs[at].To);
                start[pairs[at].From + 1]++;
            }
        }

        for (var unit = 0; unit < units.Count; unit++)
        {
            start[unit + 1] += start[unit];
        }

        return new Graph(start, [.. neighbor], null);
    }
}

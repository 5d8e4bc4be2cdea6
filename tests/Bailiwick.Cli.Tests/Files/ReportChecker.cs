using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Xunit;

namespace Bailiwick.Cli.Tests.Files;

/// <summary>Recomputes every figure of a report from the files alone; shares no code with the solver or the command line.</summary>
internal sealed class ReportChecker
{
    private const double Earth = 6371.0088;
    private readonly Workbench _bench;
    private readonly JsonNode _report;
    private readonly Sheet _units;
    private readonly string[] _id;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly int[] _territory;
    private readonly int _count;

    public ReportChecker(Workbench bench, JsonNode report)
    {
        (_bench, _report) = (bench, report);
        _units = Sheet.Read(bench["units.csv"]);
        (_id, _x, _y) = (_units.Texts("id"), _units.Numbers("x"), _units.Numbers("y"));
        var assignment = Sheet.Read(bench["out.csv"]);
        _count = (int)report["territories"]!;
        // Every unit once, in the order of its file.
        Assert.Equal(_id, assignment.Texts("id"));
        _territory = [.. assignment.Numbers("territory").Select(number => (int)number)];
        Assert.All(_territory, number => Assert.InRange(number, 0, _count - 1));
        Assert.Equal(_id.Length, (int)report["units"]!);
        if (assignment.Has("center"))
        {
            CheckCenterUnits(assignment.Texts("center"));
        }
    }

    private bool IsMedians => (string)_report["mode"]! == "medians";

    public void Check()
    {
        var broken = CheckMeasures() + CheckLimits();
        CheckCompactness();
        broken += CheckContiguity();
        CheckMoved();
        CheckBound();
        CheckInputs();
        Assert.Equal((bool)_report["feasible"]!, _report["broken"]!.AsArray().Count == 0);
        Assert.Equal(broken, _report["broken"]!.AsArray().Count(one => (string)one!["constraint"]! is "balance" or "limit" or "contiguity"));
    }

    private int CheckMeasures()
    {
        var broken = 0;
        foreach (var measure in _report["measures"]!.AsArray())
        {
            var amounts = Amounts((string)measure!["name"]!);
            Near(amounts.Sum(), measure["total"]);
            var rows = measure["territories"]!.AsArray();
            Assert.Equal(_count, rows.Count);
            var worst = 0.0;
            for (var territory = 0; territory < _count; territory++)
            {
                var row = rows[territory]!;
                Assert.Equal(territory, (int)row["territory"]!);
                var load = LoadOf(territory, amounts);
                Near(load, row["load"], amounts.Sum());
                if (row["target"] is { } target)
                {
                    var expected = (double)target > 0 ? (load / (double)target) - 1 : amounts.Sum() > 0 ? load / (amounts.Sum() / _count) : 0;
                    Assert.Equal(expected, (double)row["deviation"]!, 1e-9);
                    worst = Math.Max(worst, Math.Abs(expected));
                }

                var slack = 1e-8 * amounts.Sum() / _count;
                var isIn = load <= ((double?)row["most"] ?? double.MaxValue) + slack && load >= ((double?)row["least"] ?? 0) - slack;
                broken += isIn ? 0 : 1;
            }

            if (measure["worstDeviation"] is { } stated)
            {
                Assert.Equal(worst, (double)stated, 1e-9);
                Near(amounts.Sum(), rows.Sum(row => (double)row!["target"]!));
            }
        }

        return broken;
    }

    private int CheckLimits()
    {
        var broken = 0;
        foreach (var limit in _report["limits"]!.AsArray())
        {
            var amounts = Amounts((string)limit!["name"]!);
            for (var territory = 0; territory < _count; territory++)
            {
                var load = LoadOf(territory, amounts);
                Near(load, limit["loads"]![territory], amounts.Sum());
                broken += load > ((double?)limit["most"] ?? double.MaxValue) + 1e-6 || load < ((double?)limit["least"] ?? 0) - 1e-6 ? 1 : 0;
            }
        }

        return broken;
    }

    private void CheckCompactness()
    {
        var compactness = _report["compactness"]!;
        var name = (string)compactness["weight"]!;
        var weight = name == "1" ? [.. _id.Select(_ => 1.0)] : Amounts(name);
        weight = weight.Any(one => one > 0) ? weight : [.. weight.Select(_ => 1.0)];
        var isRound = (string)compactness["metric"]! == "haversine";
        var (distance, square, farthest) = (0.0, 0.0, 0.0);
        for (var unit = 0; unit < _id.Length; unit++)
        {
            var center = _report["centers"]![_territory[unit]]!;
            var away = Distance(isRound, _x[unit], _y[unit], (double)center["x"]!, (double)center["y"]!);
            distance += weight[unit] * away;
            square += weight[unit] * away * away;
            farthest = Math.Max(farthest, away);
        }

        Near(distance, compactness["distance"]);
        Near(square, compactness["squaredDistance"]);
        Near(farthest, compactness["farthest"]);
        var isSquared = (string)_report["objective"]!["kind"]! == "squared";
        Near(isSquared ? square : distance, _report["objective"]!["value"]);
        if (!IsMedians && isSquared && !isRound)
        {
            CheckMeans(weight);
        }
    }

    private void CheckMeans(double[] weight)
    {
        for (var territory = 0; territory < _count; territory++)
        {
            var members = Enumerable.Range(0, _id.Length).Where(unit => _territory[unit] == territory).ToList();
            var sum = members.Sum(unit => weight[unit]);
            if (sum > 0 && _report["inputs"]!.AsArray().All(input => (string)input!["role"]! != "centers"))
            {
                var center = _report["centers"]![territory]!;
                Assert.Equal(members.Sum(unit => weight[unit] * _x[unit]) / sum, (double)center["x"]!, 1e-6);
                Assert.Equal(members.Sum(unit => weight[unit] * _y[unit]) / sum, (double)center["y"]!, 1e-6);
            }
        }
    }

    private void CheckCenterUnits(string[] centers)
    {
        for (var unit = 0; unit < centers.Length; unit++)
        {
            var at = Array.IndexOf(_id, centers[unit]);
            Assert.Equal(_territory[unit], _territory[at]);
            Assert.Equal(centers[unit], (string)_report["centers"]![_territory[unit]]!["unit"]!);
        }
    }

    // Union and find, where the solver searches.
    private int CheckContiguity()
    {
        if (_report["contiguity"] is not { } contiguity)
        {
            return 0;
        }

        var root = Enumerable.Range(0, _id.Length).ToArray();
        var at = _id.Select((id, unit) => (id, unit)).ToDictionary(pair => pair.id, pair => pair.unit);
        var cut = new HashSet<(int, int)>();
        foreach (var row in Sheet.Read(_bench["edges.csv"]).Rows)
        {
            var (one, other) = (at[row[0]], at[row[1]]);
            if (_territory[one] == _territory[other])
            {
                root[Find(one)] = Find(other);
            }
            else
            {
                cut.Add((Math.Min(one, other), Math.Max(one, other)));
            }
        }

        var (extra, several) = (0, 0);
        for (var territory = 0; territory < _count; territory++)
        {
            var components = Enumerable.Range(0, _id.Length).Where(unit => _territory[unit] == territory).Select(Find).Distinct().Count();
            Assert.Equal(components, (int)contiguity["components"]![territory]!);
            extra += Math.Max(0, components - 1);
            several += components > 1 ? 1 : 0;
        }

        Assert.Equal(extra, (int)contiguity["extraComponents"]!);
        Assert.Equal(cut.Count, (int)contiguity["cutEdges"]!);
        return (bool)contiguity["asked"]! ? several : 0;

        int Find(int unit)
        {
            while (root[unit] != unit)
            {
                unit = root[unit] = root[root[unit]];
            }

            return unit;
        }
    }

    private void CheckMoved()
    {
        if (_report["moved"] is not { } moved)
        {
            return;
        }

        var (now, amounts) = (_units.Texts("now"), Amounts((string)_report["measures"]![0]!["name"]!));
        var gone = Enumerable.Range(0, _id.Length).Where(unit => now[unit].Length > 0 && int.Parse(now[unit]) != _territory[unit]).ToList();
        Assert.Equal(gone.Count, (int)moved["units"]!);
        Assert.Equal(amounts.Sum() > 0 ? gone.Sum(unit => amounts[unit]) / amounts.Sum() : 0, (double)moved["share"]!, 1e-9);
    }

    private void CheckBound()
    {
        if (_report["bound"] is not { } bound)
        {
            Assert.Null(_report["gap"]);
            return;
        }

        var objective = (double)_report["objective"]!["value"]!;
        if ((bool)_report["feasible"]!)
        {
            Assert.True((double)bound <= objective * (1 + 1e-9), $"The bound {bound} is above the objective {objective}.");
        }

        if ((double)bound > 0)
        {
            Assert.Equal((objective - (double)bound) / (double)bound, (double)_report["gap"]!, 1e-9);
        }
    }

    private void CheckInputs()
    {
        foreach (var input in _report["inputs"]!.AsArray())
        {
            Assert.Equal(
                Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(_bench[(string)input!["file"]!]))), (string)input["sha256"]!, ignoreCase: true);
        }
    }

    private double[] Amounts(string name) => name == "units" ? [.. _id.Select(_ => 1.0)] : _units.Numbers(name);

    private double LoadOf(int territory, double[] amounts) => amounts.Where((_, unit) => _territory[unit] == territory).Sum();

    // The angle between unit vectors by their cross and dot products.
    private static double Distance(bool isRound, double x, double y, double toX, double toY)
    {
        if (!isRound)
        {
            return Math.Sqrt(Math.Pow(x - toX, 2) + Math.Pow(y - toY, 2));
        }

        var (a, b) = (Vector(x, y), Vector(toX, toY));
        double[] cross = [(a[1] * b[2]) - (a[2] * b[1]), (a[2] * b[0]) - (a[0] * b[2]), (a[0] * b[1]) - (a[1] * b[0])];
        return Earth * Math.Atan2(Math.Sqrt(cross.Sum(one => one * one)), a.Zip(b, (one, other) => one * other).Sum());
    }

    private static double[] Vector(double longitude, double latitude)
    {
        var (east, north) = (longitude * Math.PI / 180, latitude * Math.PI / 180);
        return [Math.Cos(north) * Math.Cos(east), Math.Cos(north) * Math.Sin(east), Math.Sin(north)];
    }

    private static void Near(double expected, JsonNode? stated, double scale = 0) => Near(expected, (double)stated!, scale);

    private static void Near(double expected, double stated, double scale = 0) =>
        Assert.Equal(expected, stated, 1e-7 * Math.Max(1e-3, Math.Max(Math.Abs(expected), scale)));
}

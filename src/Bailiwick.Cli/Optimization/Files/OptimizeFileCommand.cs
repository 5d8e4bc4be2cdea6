using System.CommandLine;
using System.Globalization;
using Bailiwick.Cli.Connecting;
using Bailiwick.Cli.Showing;

namespace Bailiwick.Cli.Optimization.Files;

/// <summary>Divides the units of a file; no service takes part. docs/cli.md and docs/optimize-report.schema.json are its contract.</summary>
internal sealed class OptimizeFileCommand : Command
{
    private readonly Argument<string> _units = new("units") { Description = "CSV file with a header and one line a unit" };
    private readonly Option<string> _id = new("--id") { Description = "Column with each unit's own id", Required = true };
    private readonly Option<string> _x = new("--x") { Description = "Column with the x coordinate, or the longitude in degrees", Required = true };
    private readonly Option<string> _y = new("--y") { Description = "Column with the y coordinate, or the latitude in degrees", Required = true };
    private readonly Option<string> _metric = new("--metric") { Description = "euclidean: coordinates of a plane; haversine: degrees, great circles in kilometers", DefaultValueFactory = _ => "euclidean" };
    private readonly Option<int?> _territories = new("--territories") { Description = "How many territories" };
    private readonly Option<string> _capacity = new("--capacity") { Description = "COLUMN:MAX instead of --territories: as many as needed to hold at most MAX each" };
    private readonly Option<string[]> _balance = new("--balance") { Description = "COLUMN[:TOLERANCE[:WEIGHT]] to balance; may be given many times [each unit counts 1; 0.05; 1]", DefaultValueFactory = _ => [] };
    private readonly Option<string> _shares = new("--shares") { Description = "CSV file with target shares by territory" };
    private readonly Option<string> _adjacency = new("--adjacency") { Description = "CSV file with two columns: ids of units that touch" };
    private readonly Option<bool> _contiguous = new("--contiguous") { Description = "Each territory in one piece" };
    private readonly Option<string> _centers = new("--centers") { Description = "CSV file with the fixed centers: territory, x, y" };
    private readonly Option<string> _lock = new("--lock") { Description = "Column with the territory a unit is locked to, blank for none" };
    private readonly Option<string> _current = new("--current") { Description = "Column with the territory a unit is in today, blank for none" };
    private readonly Option<string> _maxMoved = new("--max-moved") { Description = "Greatest share of the first balanced column that may change its territory, such as 0.1" };
    private readonly Option<double> _disruption = new("--disruption") { Description = "Cost of moving a unit, in mean costs of a unit", DefaultValueFactory = _ => 0 };
    private readonly Option<string[]> _limit = new("--limit") { Description = "COLUMN:MAX, the most that any territory holds; 'units' counts units; may be given many times", DefaultValueFactory = _ => [] };
    private readonly Option<string[]> _atLeast = new("--at-least") { Description = "COLUMN:MIN, the least that every territory holds; may be given many times", DefaultValueFactory = _ => [] };
    private readonly Option<double?> _maxDistance = new("--max-distance") { Description = "Farthest that a unit may be from its center" };
    private readonly Option<string> _together = new("--together") { Description = "Column: units with the same word stay together, blank for none" };
    private readonly Option<string> _apart = new("--apart") { Description = "Column: units with the same word are each in another territory, blank for none" };
    private readonly Option<int[]> _closed = new("--closed") { Description = "A territory that only holds what is locked to it; may be given many times", DefaultValueFactory = _ => [] };
    private readonly Option<string> _weight = new("--weight") { Description = "Column that distances are multiplied by [the first balanced one; 1 with --medians]" };
    private readonly Option<bool> _medians = new("--medians") { Description = "Capacitated p-median: centers are units" };
    private readonly Option<string> _capacityOf = new("--capacity-of") { Description = "With --medians: column with what a unit can serve as a center" };
    private readonly Option<string> _rounding = new("--rounding") { Description = "With --medians: none, down or nearest, what an instance's convention does to each distance", DefaultValueFactory = _ => "none" };
    private readonly Option<string> _objective = new("--objective") { Description = "What makes a territory compact: distance or squared", DefaultValueFactory = _ => "squared" };
    private readonly Option<string[]> _explain = new("--explain") { Description = "Id of a unit whose territory the report explains; may be given many times", DefaultValueFactory = _ => [] };
    private readonly Option<ulong> _seed = new("--seed") { Description = "Same file, seed and steps: same division", DefaultValueFactory = _ => 1 };
    private readonly Option<long?> _steps = new("--steps") { Description = "Step budget [what the size asks for; the report says how many]" };
    private readonly Option<double?> _time = new("--time") { Description = "Seconds after which the best so far is taken" };
    private readonly Option<int> _threads = new("--threads") { Description = "Threads; they never change the result", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<string> _out = new("--out") { Description = "File to write: id,territory", Required = true };
    private readonly Option<string> _report = new("--report") { Description = "File to write the report to, JSON" };

    public OptimizeFileCommand(ConnectionOptions connection)
        : base("optimize", "Divide the units of a file into territories; needs no service")
    {
        _metric.AcceptOnlyFromAmong("euclidean", "haversine");
        _objective.AcceptOnlyFromAmong("distance", "squared");
        _rounding.AcceptOnlyFromAmong("none", "down", "nearest");
        Add(_units);
        foreach (var option in new Option[]
        {
            _id, _x, _y, _metric, _territories, _capacity, _balance, _shares, _adjacency, _contiguous, _centers, _lock, _current, _maxMoved, _disruption, _limit,
            _atLeast, _maxDistance, _together, _apart, _closed, _weight, _medians, _capacityOf, _rounding, _objective, _seed, _steps, _time, _threads, _out, _report, _explain,
        })
        {
            Add(option);
        }

        SetAction((parsed, cancellation) =>
        {
            var screen = new Screen(connection.WantsJson(parsed));
            return CommandRun.AnswerAsync(screen, () => Task.FromResult(new FileRun(Request(parsed), screen, cancellation).Run()), cancellation);
        });
    }

    /// <summary>Whether arguments mean a file and not an alignment of the service: the first is a file, or an option that only files have is given.</summary>
    public static bool IsMeant(string[] args) =>
        args.Length > 1 && args[0] == "optimize"
        && (File.Exists(args[1])
            || args[1].EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            || args.Any(one => one is "--out" or "--id" or "--territories" or "--capacity" or "--medians"));

    private FileRequest Request(ParseResult parsed) => new()
    {
        Units = parsed.GetRequiredValue(_units),
        Id = parsed.GetRequiredValue(_id),
        X = parsed.GetRequiredValue(_x),
        Y = parsed.GetRequiredValue(_y),
        IsGreatCircle = parsed.GetValue(_metric) == "haversine",
        Territories = parsed.GetValue(_territories),
        Capacity = parsed.GetValue(_capacity),
        Balance = parsed.GetRequiredValue(_balance),
        Shares = parsed.GetValue(_shares),
        Adjacency = parsed.GetValue(_adjacency),
        Contiguous = parsed.GetValue(_contiguous),
        Centers = parsed.GetValue(_centers),
        Lock = parsed.GetValue(_lock),
        Current = parsed.GetValue(_current),
        MaxMoved = parsed.GetValue(_maxMoved) is { } share ? Percentage.Parse(share, "--max-moved") : null,
        Disruption = parsed.GetValue(_disruption),
        Limit = parsed.GetRequiredValue(_limit),
        AtLeast = parsed.GetRequiredValue(_atLeast),
        MaxDistance = parsed.GetValue(_maxDistance),
        Together = parsed.GetValue(_together),
        Apart = parsed.GetValue(_apart),
        Closed = parsed.GetRequiredValue(_closed),
        Weight = parsed.GetValue(_weight),
        Medians = parsed.GetValue(_medians),
        CapacityOf = parsed.GetValue(_capacityOf),
        Rounding = parsed.GetRequiredValue(_rounding),
        IsSquared = parsed.GetValue(_objective) == "squared",
        Seed = parsed.GetValue(_seed),
        Steps = Above0(parsed.GetValue(_steps), "--steps"),
        TimeSeconds = Above0(parsed.GetValue(_time), "--time"),
        Threads = (int)Above0((long?)parsed.GetValue(_threads), "--threads")!.Value,
        Out = parsed.GetRequiredValue(_out),
        Report = parsed.GetValue(_report),
        Explain = parsed.GetRequiredValue(_explain),
    };

    private static T? Above0<T>(T? value, string option)
        where T : struct, System.Numerics.INumber<T> =>
        value is null || value > T.Zero
            ? value
            : throw InputFaults.Option($"{option} is {value.Value.ToString(null, CultureInfo.InvariantCulture)}. Maybe give a number above 0, or leave it out.");
}

using Bailiwick.Solver;
using Bailiwick.Solver.Medians;

namespace Bailiwick.Cli.Optimization.Files;

/// <summary>The problem that the files and options state.</summary>
internal sealed class FileProblem
{
    private const double UsualTolerance = 0.05;
    private readonly FileRequest _request;
    private readonly InputFaults _faults = new();
    private readonly MeasureWord? _capacity;

    public FileProblem(FileRequest request)
    {
        _request = request;
        CheckOptions();
        Units = new UnitRows(request, _faults);
        _capacity = request.Capacity is null ? null : MeasureWord.Parse(request.Capacity, "--capacity", Units.Table, 1, 1);
        Balanced = [.. request.Balance.Select(word => MeasureWord.Parse(word, "--balance", Units.Table, 0, 2))];
        if (Balanced.Length == 0)
        {
            Balanced = [new MeasureWord(_capacity?.Column ?? UnitRows.CountWord, [])];
        }

        Limits = [
            .. request.Limit.Select(word => (MeasureWord.Parse(word, "--limit", Units.Table, 1, 1), IsMost: true)),
            .. request.AtLeast.Select(word => (MeasureWord.Parse(word, "--at-least", Units.Table, 1, 1), IsMost: false)),
        ];
        Territories = TerritoriesOf();
        Inputs.Add(("units", Units.Table));
        if (request.Medians)
        {
            Medians = MedianProblem();
        }
        else
        {
            Problem = DistrictProblem();
        }

        Explained = [.. request.Explain.Select(RowOf)];
        _faults.Demand();
        if ((Problem?.Validate() ?? Medians!.Validate()) is { Count: > 0 } faults)
        {
            throw InputFaults.One(request.Units, string.Join(' ', faults));
        }
    }

    public UnitRows Units { get; }

    public int Territories { get; }

    /// <summary>Columns balanced, or with --medians the demand.</summary>
    public MeasureWord[] Balanced { get; }

    /// <summary>In the order of the problem's limits; the capacity, when there is one, is the last.</summary>
    public (MeasureWord Word, bool IsMost)[] Limits { get; private set; }

    public Problem? Problem { get; }

    public MedianProblem? Medians { get; }

    /// <summary>Units that the report is to explain.</summary>
    public int[] Explained { get; }

    public List<(string Role, CsvTable Table)> Inputs { get; } = [];

    public string WeightName => _request.Weight ?? (_request.Medians ? "1" : Balanced[0].Column);

    private void CheckOptions()
    {
        if (_request.Territories is null == _request.Capacity is null && !(_request.Medians && _request.Territories is not null))
        {
            throw InputFaults.Option(_request.Territories is null
                ? "Neither --territories nor --capacity says how many territories there shall be. Maybe add --territories 10."
                : "--territories and --capacity both say how many territories there shall be. Maybe leave one out, or cap a column with --limit.");
        }

        if (_request.Contiguous && _request.Adjacency is null)
        {
            throw InputFaults.Option("--contiguous needs to know which units touch. Maybe add --adjacency EDGES.csv.");
        }

        if ((_request.MaxMoved is not null || _request.Disruption > 0) && _request.Current is null)
        {
            throw InputFaults.Option("--max-moved and --disruption need the present territories. Maybe add --current COLUMN.");
        }

        if (!(double.IsFinite(_request.Disruption) && _request.Disruption >= 0))
        {
            throw InputFaults.Option($"--disruption is {_request.Disruption}. Maybe give a number from 0 to 10.");
        }

        if (!_request.Medians)
        {
            if (_request.CapacityOf is not null || _request.Rounding != "none")
            {
                throw InputFaults.Option("--capacity-of and --rounding belong to --medians. Maybe add --medians, or cap territories with --limit.");
            }

            return;
        }

        string?[] foreign = [
            _request.Adjacency is null ? null : "--adjacency", _request.Contiguous ? "--contiguous" : null, _request.Centers is null ? null : "--centers",
            _request.Lock is null ? null : "--lock", _request.Current is null ? null : "--current", _request.Shares is null ? null : "--shares",
            _request.Limit.Length > 0 ? "--limit" : null, _request.AtLeast.Length > 0 ? "--at-least" : null, _request.Together is null ? null : "--together",
            _request.Apart is null ? null : "--apart", _request.Closed.Length > 0 ? "--closed" : null, _request.MaxDistance is null ? null : "--max-distance",
            _request.Balance.Length > 1 ? "a second --balance" : null,
        ];
        if (Array.Find(foreign, one => one is not null) is { } name)
        {
            throw InputFaults.Option($"{name} does not go with --medians, which knows only demand and capacity. Maybe leave one of the two out.");
        }
    }

    private int RowOf(string id) => Units.Row(id) is >= 0 and var row
        ? row
        : throw InputFaults.Option($"--explain is '{id}', which is the id of no unit. Maybe copy it from the column '{_request.Id}'.");

    private int TerritoriesOf()
    {
        if (_request.Territories is { } count)
        {
            return count >= 1 && count <= Units.Count
                ? count
                : throw InputFaults.Option($"--territories is {count}, and there are {Units.Count} units. Maybe give a number from 1 to {Units.Count}.");
        }

        var (amounts, most) = (Units.Amounts(_capacity!.Column, "--capacity"), _capacity.Numbers[0]);
        _faults.Demand();
        var large = Array.FindIndex(amounts, amount => amount > most);
        if (large >= 0 || most <= 0)
        {
            _faults.Add(Units.Table.File, large < 0 ? 0 : Units.Table.LineOf(large), large < 0
                ? $"a capacity of {most} holds nothing. Maybe give one above 0."
                : $"'{_capacity.Column}' is {amounts[large]}, more than the capacity of {most}. Maybe allow more, or split the unit.");
            _faults.Demand();
        }

        return PartCount.For(amounts, most);
    }

    private Problem DistrictProblem()
    {
        var side = new SideFiles(Units, _faults);
        Measure[] measures = [.. Balanced.Select(word => new Measure(Units.Amounts(word.Column, "--balance"), null, word.Numbers.ElementAtOrDefault(0, UsualTolerance))
        {
            Priority = PriorityOf(word),
        })];
        if (_capacity is not null)
        {
            Limits = [.. Limits, (_capacity, true)];
        }

        Limit[] limits = [.. Limits.Select(limit => new Limit(
            Units.Amounts(limit.Word.Column, limit.IsMost ? "--limit" : "--at-least"),
            limit.IsMost ? 0 : limit.Word.Numbers[0],
            limit.IsMost ? limit.Word.Numbers[0] : double.PositiveInfinity))];
        var weight = _request.Weight is null ? measures[0].Amount : Units.Amounts(_request.Weight, "--weight");
        var locked = Units.Territories(_request.Lock, "--lock", Territories);
        var present = Units.Territories(_request.Current, "--current", Territories);
        var closed = ClosedOf(ref locked, present);
        _faults.Demand();
        measures = _request.Shares is null ? measures : side.Shares(_request.Shares, measures, [.. Balanced.Select(word => word.Column)], Territories);
        var graph = _request.Adjacency is null ? null : side.Adjacency(_request.Adjacency);
        var centers = _request.Centers is null ? default((double[] X, double[] Y)?) : side.Centers(_request.Centers, _request, Territories);
        Inputs.AddRange(side.Read);
        return new Problem
        {
            Parts = Territories,
            X = Units.X,
            Y = Units.Y,
            Metric = _request.IsGreatCircle ? Metric.GreatCircle : Metric.Plane,
            Objective = _request.IsSquared ? Objective.SquaredDistance : Objective.Distance,
            Weight = Array.Exists(weight, one => one > 0) ? weight : Array.ConvertAll(weight, _ => 1.0),
            Measures = measures,
            Limits = limits,
            MaxDistance = _request.MaxDistance ?? double.PositiveInfinity,
            Graph = graph,
            Contiguous = _request.Contiguous,
            Together = Units.Groups(_request.Together, "--together"),
            Apart = Units.Groups(_request.Apart, "--apart"),
            LockedPart = locked,
            ClosedPart = closed,
            Present = present,
            DisruptionPrice = _request.Disruption,
            MaxMovedShare = _request.MaxMoved ?? 1,
            CenterX = centers?.X,
            CenterY = centers?.Y,
        };
    }

    // What is in a closed territory today is locked to it.
    private bool[]? ClosedOf(ref int[]? locked, int[]? present)
    {
        if (_request.Closed.Length == 0)
        {
            return null;
        }

        var closed = new bool[Territories];
        foreach (var territory in _request.Closed)
        {
            closed[territory >= 0 && territory < Territories
                ? territory
                : throw InputFaults.Option($"--closed is {territory}; territories go from 0 to {Territories - 1}. Maybe correct the number.")] = true;
        }

        for (var row = 0; present is not null && row < present.Length; row++)
        {
            if (present[row] >= 0 && closed[present[row]])
            {
                locked ??= Array.ConvertAll(present, _ => -1);
                locked[row] = present[row];
            }
        }

        return closed;
    }

    private static double PriorityOf(MeasureWord word) =>
        word.Numbers.Length < 2 || word.Numbers[1] > 0
            ? word.Numbers.ElementAtOrDefault(1, 1)
            : throw InputFaults.Option($"--balance '{word.Column}' has the weight 0. Maybe leave the column out, or give a weight above 0.");

    private MedianProblem MedianProblem()
    {
        var demand = Units.Amounts(Balanced[0].Column, "--balance");
        var capacity = _request.CapacityOf is not null
            ? Units.Amounts(_request.CapacityOf, "--capacity-of")
            : Array.ConvertAll(demand, _ => _capacity?.Numbers[0] ?? double.PositiveInfinity);
        return new MedianProblem
        {
            Medians = Territories,
            X = Units.X,
            Y = Units.Y,
            Metric = _request.IsGreatCircle ? Metric.GreatCircle : Metric.Plane,
            Objective = _request.IsSquared ? Objective.SquaredDistance : Objective.Distance,
            Rounding = _request.Rounding switch { "down" => DistanceRounding.Down, "nearest" => DistanceRounding.Nearest, _ => DistanceRounding.None },
            Weight = _request.Weight is null ? null : Units.Amounts(_request.Weight, "--weight"),
            Demand = demand,
            Capacity = capacity,
        };
    }
}

namespace Bailiwick.Solver;

/// <summary>The constraints beside balance and contiguity: how they are judged, prepared and refused.</summary>
public sealed class ConstraintTests
{
    private static readonly Problem _grid = Make.Grid(4, 3, 3, 0.05);
    private static readonly int[] _columns = [0, 0, 1, 2, 0, 0, 1, 2, 0, 0, 1, 2];

    public static TheoryData<string, BreachKind, double, double> Broken => new()
    {
        { "balance", BreachKind.Balance, 6, 4.2 },
        { "bounds", BreachKind.Balance, 6, 5 },
        { "limit", BreachKind.Limit, 6, 5 },
        { "count", BreachKind.Limit, 3, 4 },
        { "lock", BreachKind.Lock, 1, 0 },
        { "closed", BreachKind.Closed, 1, 0 },
        { "together", BreachKind.Together, 2, 1 },
        { "apart", BreachKind.Apart, 1, 2 },
        { "distance", BreachKind.Distance, 10, 9 },
        { "moved", BreachKind.Moved, 0.25, 0.2 },
        { "unassigned", BreachKind.Unassigned, -1, 0 },
        { "pieces", BreachKind.Contiguity, 2, 1 },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Each_broken_constraint_is_named_with_its_amount_and_bound(string name, BreachKind kind, double amount, double bound)
    {
        var (problem, division) = Case(name);

        Assert.Empty(problem.Validate());
        var breach = Assert.Single(Scorer.Score(problem, division).Breaches, one => one.Kind == kind && Math.Abs(one.Amount - amount) < 1e-9);
        Assert.Equal(bound, breach.Bound, 1e-9);
    }

    [Fact]
    public void A_division_that_keeps_all_of_them_is_feasible()
    {
        var problem = _grid with
        {
            Measures = [_grid.Measures[0] with { Least = [5, 3, 3], Most = [6, 3, 3] }],
            Limits = [new Limit(null, 3, 6)],
            Together = [[0, 9], [3, 11]],
            Apart = [[0, 2, 3]],
            MaxDistance = 15,
            ContiguousPart = [true, false, true],
        };

        Assert.Empty(problem.Validate());
        Assert.Empty(Scorer.Score(problem, _columns).Breaches);
    }

    [Fact]
    public void Units_that_must_stay_together_are_one_unit_for_the_search()
    {
        var problem = _grid with { Together = [[0, 11], [5, 6]], Measures = [_grid.Measures[0] with { Tolerance = 0.5 }] };

        var instance = Preparation.Prepare(problem);
        var division = Make.Divide(problem);

        Assert.Equal(10, instance.Units);
        Assert.Equal(division.PartOfUnit[0], division.PartOfUnit[11]);
        Assert.Equal(division.PartOfUnit[5], division.PartOfUnit[6]);
        Assert.Equal(12, division.Score.Load[0].Sum(), 1e-9);
    }

    [Fact]
    public void A_free_center_is_where_the_objective_is_least()
    {
        // The Weber point of three places far from each other's angles of 120 degrees, found by a fine search.
        double[] x = [0, 10, 3], y = [0, 0, 7];
        var problem = new Problem { Parts = 1, X = x, Y = y, Weight = [1, 2, 1.5], Measures = [new Measure([1, 1, 1], null, 1)], Objective = Objective.Distance };
        var least = double.MaxValue;
        for (var a = 0; a <= 1000; a++)
        {
            for (var b = 0; b <= 1000; b++)
            {
                var sum = 0.0;
                for (var unit = 0; unit < 3; unit++)
                {
                    var (dx, dy) = (x[unit] - (a / 100.0), y[unit] - (b / 100.0));
                    sum += problem.Weight[unit] * Math.Sqrt((dx * dx) + (dy * dy));
                }

                least = Math.Min(least, sum);
            }
        }

        Assert.InRange(Scorer.Score(problem, [0, 0, 0]).Objective, least * (1 - 1e-4), least * (1 + 1e-9));
    }

    [Theory]
    [InlineData(179.5, 10)]
    [InlineData(0, 89.5)]
    [InlineData(-179.9, -89)]
    public void Great_circles_are_measured_across_the_antimeridian_and_the_poles(double longitude, double latitude)
    {
        // Four places a degree away to the north, east, south and west of the middle.
        var (x, y) = (new double[4], new double[4]);
        var degree = Math.PI / 180 * Sphere.Radius;
        for (var unit = 0; unit < 4; unit++)
        {
            var (sin, cos) = Math.SinCos(unit * Math.PI / 2);
            (x[unit], y[unit]) = Sphere.FromPlane(longitude, latitude, degree * sin, degree * cos);
        }

        var problem = new Problem { Parts = 1, X = x, Y = y, Measures = [new Measure([1, 1, 1, 1], null, 1)], Weight = [1, 1, 1, 1], Metric = Metric.GreatCircle };
        var score = Scorer.Score(problem, new int[4]);

        Assert.Equal(4 * degree, score.WeightedDistance, 1e-6 * degree);
        Assert.Equal(0, Sphere.Distance(longitude, latitude, score.CenterX[0], score.CenterY[0]), 1e-3);
        var instance = Preparation.Prepare(problem);
        Assert.InRange(Math.Abs(instance.X.Max() - instance.X.Min()), 1.9 * degree, 2.01 * degree);
    }

    [Theory]
    [InlineData("priority", "priority 0")]
    [InlineData("bounds", "at least 7 and at most 3")]
    [InlineData("limit", "goes from 3 to 1")]
    [InlineData("together", "Join")]
    [InlineData("locks", "locked to parts 0 and 1")]
    [InlineData("apart", "4 units for 3 parts")]
    [InlineData("both", "together (group 0) and apart")]
    [InlineData("globe", "latitude 100")]
    [InlineData("moved", "may move is 2")]
    [InlineData("travel", "travel cost of unit 0 to part 0 is -1")]
    public void Senseless_constraints_are_refused(string name, string said)
    {
        var problem = name switch
        {
            "priority" => _grid with { Measures = [_grid.Measures[0] with { Priority = 0 }] },
            "bounds" => _grid with { Measures = [_grid.Measures[0] with { Least = [7, 7, 7], Most = [3, 3, 3] }] },
            "limit" => _grid with { Limits = [new Limit(null, 3, 1)] },
            "together" => _grid with { Together = [[0, 1], [1, 2]] },
            "locks" => _grid with { Together = [[0, 1]], LockedPart = [0, 1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1] },
            "apart" => _grid with { Apart = [[0, 1, 2, 3]] },
            "both" => _grid with { Together = [[0, 1]], Apart = [[1, 0]] },
            "globe" => _grid with { Metric = Metric.GreatCircle, Y = [100, .. _grid.Y[1..]] },
            "moved" => _grid with { MaxMovedShare = 2 },
            _ => _grid with { Travel = new Travel((_, _) => -1) },
        };

        Assert.Contains(problem.Validate(), fault => fault.Contains(said, StringComparison.OrdinalIgnoreCase) && fault.Contains("Maybe", StringComparison.Ordinal));
    }

    private static (Problem Problem, int[] Division) Case(string name) => name switch
    {
        "balance" => (_grid, _columns),
        "bounds" => (_grid with { Measures = [_grid.Measures[0] with { Least = [5, 3, 3], Most = [5, 3, 3] }] }, _columns),
        "limit" => (_grid with { Limits = [new Limit(null, 0, 5)] }, _columns),
        "count" => (_grid with { Limits = [new Limit(null, 4, 9)] }, [0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2]),
        "lock" => (_grid with { LockedPart = [-1, -1, 0, -1, -1, -1, -1, -1, -1, -1, -1, -1] }, _columns),
        "closed" => (_grid with { ClosedPart = [false, true, false] }, [0, 0, 1, 2, 0, 0, 0, 2, 0, 0, 0, 2]),
        "together" => (_grid with { Together = [[0, 2]] }, _columns),
        "apart" => (_grid with { Apart = [[0, 1]] }, _columns),
        "distance" => (_grid with { MaxDistance = 9, CenterX = [5, 20, 30], CenterY = [10, 10, 20] }, [0, 0, 1, 2, 0, 0, 1, 2, 0, 0, 1, 2]),
        "moved" => (_grid with { Present = [1, 1, 1, 2, 1, 0, 1, 2, 0, 0, 1, 2], MaxMovedShare = 0.2 }, _columns),
        "unassigned" => (_grid, [-1, 0, 1, 2, 0, 0, 1, 2, 0, 0, 1, 2]),
        _ => (_grid, [0, 1, 0, 2, 0, 1, 0, 2, 0, 1, 0, 2]),
    };
}

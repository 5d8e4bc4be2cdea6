namespace Bailiwick.Solver;

public sealed class FaultTests
{
    private static readonly Problem _sound = Make.Grid(3, 3, 2);

    public static TheoryData<string, string> Faults => new()
    {
        { "parts", "0 parts" },
        { "short y", "Y has 8" },
        { "place", "Unit 4 is at (NaN, 10)" },
        { "no measure", "no measure" },
        { "negative", "Measure 0 of unit 2 is -3" },
        { "endless", "Measure 0 of unit 2 is Infinity" },
        { "tolerance", "tolerance -0.1" },
        { "shares", "sum to 0.7" },
        { "share count", "3 target shares for 2 parts" },
        { "lock", "LockedPart of unit 1 is 2" },
        { "closed", "closed, but unit 0 is not locked" },
        { "closed present", "Unit 0 is in part 1, which is closed" },
        { "present", "Present has 1 values for 9 units" },
        { "price", "disruption price is -1" },
        { "center", "center of part 1 is (NaN, 4)" },
        { "no graph", "no graph" },
        { "one-sided", "not the other way round" },
        { "loop", "neighbor 0 after -1" },
        { "offsets", "The graph has 9 offsets" },
        { "empty", "no units" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_bad_problem_is_refused_with_the_value_at_fault(string fault, string said)
    {
        var problem = Broken(fault);

        var faults = problem.Validate();

        Assert.Contains(faults, sentence => sentence.Contains(said, StringComparison.Ordinal));
        Assert.All(faults, sentence => Assert.Contains("Maybe", sentence, StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => Make.Divide(problem));
    }

    [Fact]
    public void A_sound_problem_has_no_fault() => Assert.Empty(_sound.Validate());

    [Theory]
    [InlineData(0, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, 0)]
    public void Bad_settings_are_refused(double effort, int threads) =>
        Assert.Throws<ArgumentException>(() => Make.Divide(_sound, effort: effort, threads: threads));

    private static Problem Broken(string fault)
    {
        var measure = _sound.Measures[0];
        return fault switch
        {
            "parts" => _sound with { Parts = 0 },
            "short y" => _sound with { Y = new double[8] },
            "place" => _sound with { X = [0, 1, 2, 3, double.NaN, 5, 6, 7, 8] },
            "no measure" => _sound with { Measures = [] },
            "negative" => _sound with { Measures = [measure with { Amount = [1, 1, -3, 1, 1, 1, 1, 1, 1] }] },
            "endless" => _sound with { Measures = [measure with { Amount = [1, 1, double.PositiveInfinity, 1, 1, 1, 1, 1, 1] }] },
            "tolerance" => _sound with { Measures = [measure with { Tolerance = -0.1 }] },
            "shares" => _sound with { Measures = [measure with { TargetShare = [0.5, 0.2] }] },
            "share count" => _sound with { Measures = [measure with { TargetShare = [0.5, 0.25, 0.25] }] },
            "lock" => _sound with { LockedPart = [-1, 2, -1, -1, -1, -1, -1, -1, -1] },
            "closed" => _sound with { ClosedPart = [true, true] },
            "closed present" => _sound with { ClosedPart = [false, true], Present = [1, 0, 0, 0, 0, 0, 0, 0, 0] },
            "present" => _sound with { Present = [0] },
            "price" => _sound with { DisruptionPrice = -1 },
            "center" => _sound with { CenterX = [1, double.NaN], CenterY = [2, 4] },
            "no graph" => _sound with { Graph = null },
            "one-sided" => _sound with { Graph = new Graph([0, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1], null) },
            "loop" => _sound with { Graph = new Graph([0, 1, 1, 1, 1, 1, 1, 1, 1, 1], [0], null) },
            "offsets" => _sound with { Graph = new Graph(new int[9], [], null) },
            "empty" => _sound with { X = [], Y = [], Measures = [new Measure([], null, 0.1)], Graph = new Graph([0], [], null) },
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "No such fault."),
        };
    }
}

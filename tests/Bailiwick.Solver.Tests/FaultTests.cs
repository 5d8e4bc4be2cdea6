namespace Bailiwick.Solver;

public sealed class FaultTests
{
    private static readonly Problem Sound = Make.Grid(3, 3, 2);

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
    public void A_sound_problem_has_no_fault() => Assert.Empty(Sound.Validate());

    [Theory]
    [InlineData(0, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, 0)]
    public void Bad_settings_are_refused(double effort, int threads) =>
        Assert.Throws<ArgumentException>(() => Make.Divide(Sound, effort: effort, threads: threads));

    private static Problem Broken(string fault)
    {
        var measure = Sound.Measures[0];
        return fault switch
        {
            "parts" => Sound with { Parts = 0 },
            "short y" => Sound with { Y = new double[8] },
            "place" => Sound with { X = [0, 1, 2, 3, double.NaN, 5, 6, 7, 8] },
            "no measure" => Sound with { Measures = [] },
            "negative" => Sound with { Measures = [measure with { Amount = [1, 1, -3, 1, 1, 1, 1, 1, 1] }] },
            "endless" => Sound with { Measures = [measure with { Amount = [1, 1, double.PositiveInfinity, 1, 1, 1, 1, 1, 1] }] },
            "tolerance" => Sound with { Measures = [measure with { Tolerance = -0.1 }] },
            "shares" => Sound with { Measures = [measure with { TargetShare = [0.5, 0.2] }] },
            "share count" => Sound with { Measures = [measure with { TargetShare = [0.5, 0.25, 0.25] }] },
            "lock" => Sound with { LockedPart = [-1, 2, -1, -1, -1, -1, -1, -1, -1] },
            "closed" => Sound with { ClosedPart = [true, true] },
            "closed present" => Sound with { ClosedPart = [false, true], Present = [1, 0, 0, 0, 0, 0, 0, 0, 0] },
            "present" => Sound with { Present = [0] },
            "price" => Sound with { DisruptionPrice = -1 },
            "center" => Sound with { CenterX = [1, double.NaN], CenterY = [2, 4] },
            "no graph" => Sound with { Graph = null },
            "one-sided" => Sound with { Graph = new Graph([0, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1], null) },
            "loop" => Sound with { Graph = new Graph([0, 1, 1, 1, 1, 1, 1, 1, 1, 1], [0], null) },
            "offsets" => Sound with { Graph = new Graph(new int[9], [], null) },
            "empty" => Sound with { X = [], Y = [], Measures = [new Measure([], null, 0.1)], Graph = new Graph([0], [], null) },
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "No such fault."),
        };
    }
}

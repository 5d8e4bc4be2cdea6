namespace Bailiwick.Solver.Graphs;

/// <summary>What is proved of units: the least violation of any part that holds them. Each unit is looked into once.</summary>
internal sealed class Floors
{
    private const int Budget = 20_000;
    private const int BudgetOfMany = 2_000;
    private const int Looked = 6;
    private readonly Instance _instance;
    private readonly Reach _reach;
    private readonly double[] _floor;

    public Floors(Instance instance)
    {
        _instance = instance;
        _reach = new Reach(instance);
        _floor = new double[instance.Units];
        Array.Fill(_floor, double.NaN);
    }

    /// <summary>The greatest violation proved for one of the heaviest units of a part, in mean parts.</summary>
    public double Of(ReadOnlySpan<int> units)
    {
        var (floor, looked) = (0.0, double.MaxValue);
        for (var count = 0; count < Looked; count++)
        {
            var heaviest = -1;
            foreach (var unit in units)
            {
                var isNext = _instance.Blend[unit] < looked;
                heaviest = isNext && (heaviest < 0 || _instance.Blend[unit] > _instance.Blend[heaviest]) ? unit : heaviest;
            }

            if (heaviest < 0)
            {
                break;
            }

            looked = _instance.Blend[heaviest];
            floor = Math.Max(floor, Of(heaviest));
        }

        return floor;
    }

    private double Of(int unit)
    {
        if (double.IsNaN(_floor[unit]))
        {
            var proof = _reach.Least(unit, _instance.Units > GraphMethod.ManyUnits ? BudgetOfMany : Budget);
            _floor[unit] = proof.IsProved ? proof.Violation : 0;
        }

        return _floor[unit];
    }
}

namespace Bailiwick.Solver.Medians;

/// <summary>Says in plain sentences what is wrong with a p-median problem.</summary>
internal static class MedianFaults
{
    public static List<string> Find(MedianProblem problem)
    {
        var faults = new List<string>();
        if (problem.Units == 0)
        {
            faults.Add("There are no units. Maybe the filter leaves none.");
            return faults;
        }

        if (problem.Medians < 1 || problem.Medians > problem.Units)
        {
            faults.Add($"{problem.Medians} centers are to be chosen among {problem.Units} units. Maybe choose between 1 and {problem.Units}.");
        }

        foreach (var (name, values) in new[] { ("X", problem.X), ("Y", problem.Y) })
        {
            Values(name, values, problem.Units, value => double.IsFinite(value), faults);
        }

        Values("Demand", problem.Demand, problem.Units, value => double.IsFinite(value) && value >= 0, faults);
        Values("Capacity", problem.Capacity, problem.Units, value => value >= 0, faults);
        if (problem.Weight is not null)
        {
            Values("Weight", problem.Weight, problem.Units, value => double.IsFinite(value) && value >= 0, faults);
        }

        return faults;
    }

    private static void Values(string name, double[] values, int units, Predicate<double> isSound, List<string> faults)
    {
        if (values.Length != units)
        {
            faults.Add($"{name} has {values.Length} values for {units} units. Maybe give one a unit.");
            return;
        }

        var bad = Array.FindIndex(values, value => !isSound(value));
        if (bad >= 0)
        {
            faults.Add($"{name} of unit {bad} is {values[bad]}. Maybe use a finite number of at least 0.");
        }
    }
}

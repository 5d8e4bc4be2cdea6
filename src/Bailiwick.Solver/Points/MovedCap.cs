namespace Bailiwick.Solver.Points;

/// <summary>Holds the moved share under its cap by sending units back to their present parts.</summary>
internal static class MovedCap
{
    /// <summary>Sends back what hurts the bounds and the cost least, most share first. O(moved x log moved + units).</summary>
    public static void Hold(Instance instance, Plan plan)
    {
        var moved = new List<int>();
        var share = 0.0;
        for (var unit = 0; unit < instance.Units; unit++)
        {
            if (instance.Present[unit] >= 0 && instance.Present[unit] != plan.Part[unit])
            {
                share += instance.MovedShare[unit];
                if (instance.Lock[unit] < 0 && !instance.Closed[instance.Present[unit]])
                {
                    moved.Add(unit);
                }
            }
        }

        // First those whose way back breaks no bound, then whatever is left: the cap is hard.
        foreach (var isCareful in new[] { true, false })
        {
            if (share <= instance.MaxMovedShare)
            {
                return;
            }

            var change = moved.ConvertAll(unit => (Change: plan.Change(unit, instance.Present[unit]) / Math.Max(1e-300, instance.MovedShare[unit]), Unit: unit));
            change.Sort();
            foreach (var (_, unit) in change)
            {
                var (from, home) = (plan.Part[unit], instance.Present[unit]);
                if (share <= instance.MaxMovedShare || from == home)
                {
                    continue;
                }

                var before = plan.ViolationOf(from) + plan.ViolationOf(home);
                plan.Move(unit, home);
                if (isCareful && plan.ViolationOf(from) + plan.ViolationOf(home) > before + 1e-12)
                {
                    plan.Move(unit, from);
                    continue;
                }

                share -= instance.MovedShare[unit];
            }
        }
    }
}

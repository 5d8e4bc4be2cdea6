namespace Bailiwick.Solver;

/// <summary>What is wrong with the further constraints of a problem. O(units + group members + parts).</summary>
internal static class ConstraintFaults
{
    public static void Find(Problem problem, List<string> faults)
    {
        for (var index = 0; index < problem.Limits.Length; index++)
        {
            LimitFaults(problem, index, faults);
        }

        if (double.IsNaN(problem.MaxDistance) || problem.MaxDistance < 0)
        {
            faults.Add($"The greatest distance is {problem.MaxDistance}. Maybe leave it out, or give a number of at least 0.");
        }

        if (!(problem.MaxMovedShare is >= 0 and <= 1))
        {
            faults.Add($"The greatest share that may move is {problem.MaxMovedShare}. Maybe give a share from 0 to 1, such as 0.1.");
        }

        ProblemFaults.Amounts("DisruptionValue", problem.DisruptionValue, problem.Units, faults);
        Groups(problem, faults);
        TravelFaults(problem, faults);
    }

    /// <summary>Faults of the bounds and the priority of one measure.</summary>
    public static void MeasureBounds(Problem problem, int index, List<string> faults)
    {
        var measure = problem.Measures[index];
        if (!(double.IsFinite(measure.Priority) && measure.Priority > 0))
        {
            faults.Add($"Measure {index} has the priority {measure.Priority}. Maybe use 1, the usual one.");
        }

        foreach (var (name, bounds) in new[] { ("least", measure.Least), ("greatest", measure.Most) })
        {
            if (bounds is null)
            {
                continue;
            }

            if (bounds.Length != problem.Parts)
            {
                faults.Add($"Measure {index} has {bounds.Length} {name} loads for {problem.Parts} parts. Maybe give one a part, NaN where the tolerance holds.");
                return;
            }

            var bad = Array.FindIndex(bounds, bound => bound < 0);
            if (bad >= 0)
            {
                faults.Add($"Measure {index} has the {name} load {bounds[bad]} for part {bad}. Maybe give at least 0.");
                return;
            }
        }

        for (var part = 0; measure.Least is not null && measure.Most is not null && part < problem.Parts; part++)
        {
            if (measure.Least[part] > measure.Most[part])
            {
                faults.Add($"Measure {index} wants at least {measure.Least[part]} and at most {measure.Most[part]} in part {part}. Maybe swap them.");
                return;
            }
        }
    }

    private static void LimitFaults(Problem problem, int index, List<string> faults)
    {
        var limit = problem.Limits[index];
        ProblemFaults.Amounts($"Limit {index}", limit.Amount, problem.Units, faults);
        if (!(limit.Least >= 0 && limit.Most >= limit.Least && double.IsFinite(limit.Least)))
        {
            faults.Add($"Limit {index} goes from {limit.Least} to {limit.Most}. Maybe give 0 for no least and infinity for no greatest.");
        }
    }

    private static void Groups(Problem problem, List<string> faults)
    {
        var groupOf = new Dictionary<int, int>();
        for (var group = 0; group < (problem.Together?.Length ?? 0); group++)
        {
            var members = problem.Together![group];
            if (Members("Together", group, members, problem.Units) is { } fault)
            {
                faults.Add(fault);
                return;
            }

            foreach (var unit in members)
            {
                if (!groupOf.TryAdd(unit, group))
                {
                    faults.Add($"Unit {unit} must stay together with group {groupOf[unit]} and with group {group}. Maybe join the two groups.");
                    return;
                }
            }

            if (TwoLocks(problem, members) is { } clash)
            {
                faults.Add(clash);
                return;
            }
        }

        for (var group = 0; group < (problem.Apart?.Length ?? 0); group++)
        {
            var members = problem.Apart![group];
            if ((Members("Apart", group, members, problem.Units) ?? ApartFault(problem, group, groupOf)) is { } fault)
            {
                faults.Add(fault);
                return;
            }
        }
    }

    private static string? Members(string name, int group, int[] members, int units)
    {
        if (members.Length < 2)
        {
            return $"{name} group {group} has {members.Length} units. Maybe give two or more, or leave it out.";
        }

        var bad = Array.FindIndex(members, unit => unit < 0 || unit >= units);
        if (bad >= 0)
        {
            return $"{name} group {group} names unit {members[bad]}; units go from 0 to {units - 1}. Maybe leave it out.";
        }

        return members.Distinct().Count() == members.Length ? null : $"{name} group {group} names a unit twice. Maybe name each once.";
    }

    private static string? TwoLocks(Problem problem, int[] members)
    {
        var first = -1;
        foreach (var unit in members)
        {
            if (problem.LockedPart is not null && unit < problem.LockedPart.Length && problem.LockedPart[unit] >= 0)
            {
                if (first >= 0 && problem.LockedPart[first] != problem.LockedPart[unit])
                {
                    return $"Units {first} and {unit} must stay together but are locked to parts {problem.LockedPart[first]} and "
                        + $"{problem.LockedPart[unit]}. Maybe unlock one.";
                }

                first = unit;
            }
        }

        return null;
    }

    private static string? ApartFault(Problem problem, int group, Dictionary<int, int> togetherOf)
    {
        var members = problem.Apart![group];
        if (members.Length > problem.Parts)
        {
            return $"Apart group {group} has {members.Length} units for {problem.Parts} parts, so two must share one. Maybe make the group smaller.";
        }

        for (var one = 0; one < members.Length; one++)
        {
            for (var other = one + 1; other < members.Length; other++)
            {
                if (togetherOf.TryGetValue(members[one], out var first) && togetherOf.TryGetValue(members[other], out var second) && first == second)
                {
                    return $"Units {members[one]} and {members[other]} must stay together (group {first}) and apart (group {group}). Maybe drop one of the two.";
                }

                var (lockOne, lockOther) = (LockOf(problem, members[one]), LockOf(problem, members[other]));
                if (lockOne >= 0 && lockOne == lockOther)
                {
                    return $"Units {members[one]} and {members[other]} must stay apart but are both locked to part {lockOne}. Maybe unlock one.";
                }
            }
        }

        return null;
    }

    private static int LockOf(Problem problem, int unit) =>
        problem.LockedPart is not null && unit < problem.LockedPart.Length ? problem.LockedPart[unit] : -1;

    // Every thousandth pair or so: a callback may be dear, and it is the caller's to keep its word.
    private static void TravelFaults(Problem problem, List<string> faults)
    {
        if (problem.Travel is null)
        {
            return;
        }

        var stride = Math.Max(1, problem.Units / 1000);
        for (var unit = 0; unit < problem.Units; unit += stride)
        {
            var part = unit % problem.Parts;
            var cost = problem.Travel.Cost(unit, part);
            if (!double.IsFinite(cost) || cost < 0)
            {
                faults.Add($"The travel cost of unit {unit} to part {part} is {cost}. Maybe give a number of at least 0.");
                return;
            }
        }
    }
}

namespace Bailiwick.Solver;

/// <summary>Looks through a problem once and says in plain sentences what is wrong with it. O(units + edges + parts).</summary>
internal static class ProblemFaults
{
    private const double ShareSlack = 1e-6;

    public static List<string> Find(Problem problem)
    {
        var faults = new List<string>();
        if (problem.Parts < 1)
        {
            faults.Add($"There are {problem.Parts} parts. Maybe ask for at least 1.");
            return faults;
        }

        if (problem.ContiguousPart is not null && problem.ContiguousPart.Length != problem.Parts)
        {
            faults.Add($"ContiguousPart has {problem.ContiguousPart.Length} values for {problem.Parts} parts. Maybe give one a part.");
            return faults;
        }

        Coordinates(problem, faults);
        if (problem.Measures.Length == 0)
        {
            faults.Add("There is no measure to balance. Maybe give each unit an amount of 1.");
        }

        for (var measure = 0; measure < problem.Measures.Length; measure++)
        {
            MeasureFaults(problem, measure, faults);
        }

        Amounts("Weight", problem.Weight, problem.Units, faults);
        LockFaults(problem, faults);
        PresentFaults(problem, faults);
        CenterFaults(problem, faults);
        ConstraintFaults.Find(problem, faults);
        if (problem.Graph is not null)
        {
            GraphFaults.Find(problem.Graph, problem.Units, faults);
        }
        else if (problem.AsksForContiguity)
        {
            faults.Add("Contiguous parts are asked for, but there is no graph. Maybe give the graph of touching units.");
        }

        return faults;
    }

    private static void Coordinates(Problem problem, List<string> faults)
    {
        if (problem.Units == 0)
        {
            faults.Add("There are no units. Maybe the filter leaves none.");
        }

        if (problem.Y.Length != problem.X.Length)
        {
            faults.Add($"X has {problem.X.Length} values and Y has {problem.Y.Length}. Maybe one column is cut short.");
            return;
        }

        for (var unit = 0; unit < problem.Units; unit++)
        {
            if (!double.IsFinite(problem.X[unit]) || !double.IsFinite(problem.Y[unit]))
            {
                faults.Add($"Unit {unit} is at ({problem.X[unit]}, {problem.Y[unit]}), which is no place. Maybe leave it out.");
                return;
            }

            if (problem.Metric == Metric.GreatCircle && (Math.Abs(problem.Y[unit]) > 90 || Math.Abs(problem.X[unit]) > 360))
            {
                faults.Add(
                    $"Unit {unit} is at longitude {problem.X[unit]}, latitude {problem.Y[unit]}, which is no place on the globe. "
                    + "Maybe the two are swapped, or the coordinates are kilometers of a plane.");
                return;
            }
        }
    }

    private static void MeasureFaults(Problem problem, int index, List<string> faults)
    {
        var measure = problem.Measures[index];
        Amounts($"Measure {index}", measure.Amount, problem.Units, faults);
        if (!double.IsFinite(measure.Tolerance) || measure.Tolerance < 0)
        {
            faults.Add($"Measure {index} has the tolerance {measure.Tolerance}. Maybe give a share such as 0.05.");
        }

        ConstraintFaults.MeasureBounds(problem, index, faults);
        if (measure.TargetShare is null)
        {
            return;
        }

        if (measure.TargetShare.Length != problem.Parts)
        {
            faults.Add($"Measure {index} has {measure.TargetShare.Length} target shares for {problem.Parts} parts. Maybe give one a part.");
            return;
        }

        var sum = 0.0;
        for (var part = 0; part < problem.Parts; part++)
        {
            var share = measure.TargetShare[part];
            if (!double.IsFinite(share) || share < 0)
            {
                faults.Add($"Measure {index} has the target share {share} for part {part}. Maybe give a number of at least 0.");
                return;
            }

            sum += share;
        }

        if (Math.Abs(sum - 1) > ShareSlack)
        {
            faults.Add($"The target shares of measure {index} sum to {sum}, not to 1. Maybe divide each by the sum.");
        }
    }

    internal static void Amounts(string name, double[]? amount, int units, List<string> faults)
    {
        if (amount is null)
        {
            return;
        }

        if (amount.Length != units)
        {
            faults.Add($"{name} has {amount.Length} values for {units} units. Maybe give one a unit.");
            return;
        }

        for (var unit = 0; unit < units; unit++)
        {
            if (!double.IsFinite(amount[unit]) || amount[unit] < 0)
            {
                faults.Add($"{name} of unit {unit} is {amount[unit]}. Maybe use 0 where there is none.");
                return;
            }
        }
    }

    private static void LockFaults(Problem problem, List<string> faults)
    {
        Parts("LockedPart", problem.LockedPart, problem, faults);
        if (problem.ClosedPart is null)
        {
            return;
        }

        if (problem.ClosedPart.Length != problem.Parts)
        {
            faults.Add($"ClosedPart has {problem.ClosedPart.Length} values for {problem.Parts} parts. Maybe give one a part.");
            return;
        }

        if (Array.IndexOf(problem.ClosedPart, false) >= 0)
        {
            return;
        }

        var free = problem.LockedPart is null ? 0 : Array.IndexOf(problem.LockedPart, -1);
        if (free >= 0)
        {
            faults.Add($"Every part is closed, but unit {free} is not locked to one. Maybe open a part.");
        }
    }

    private static void PresentFaults(Problem problem, List<string> faults)
    {
        Parts("Present", problem.Present, problem, faults);
        if (!double.IsFinite(problem.DisruptionPrice) || problem.DisruptionPrice < 0)
        {
            faults.Add($"The disruption price is {problem.DisruptionPrice}. Maybe use 0 where moves are free.");
        }

        if (problem.ClosedPart is null || problem.Present is null || problem.Present.Length != problem.Units)
        {
            return;
        }

        for (var unit = 0; unit < problem.Units; unit++)
        {
            var part = problem.Present[unit];
            var isLocked = problem.LockedPart is not null && unit < problem.LockedPart.Length && problem.LockedPart[unit] == part;
            if (part >= 0 && part < problem.ClosedPart.Length && problem.ClosedPart[part] && !isLocked)
            {
                faults.Add($"Unit {unit} is in part {part}, which is closed, but is not locked to it. Maybe lock it.");
                return;
            }
        }
    }

    private static void Parts(string name, int[]? partOfUnit, Problem problem, List<string> faults)
    {
        if (partOfUnit is null)
        {
            return;
        }

        if (partOfUnit.Length != problem.Units)
        {
            faults.Add($"{name} has {partOfUnit.Length} values for {problem.Units} units. Maybe give one a unit.");
            return;
        }

        for (var unit = 0; unit < problem.Units; unit++)
        {
            if (partOfUnit[unit] < -1 || partOfUnit[unit] >= problem.Parts)
            {
                faults.Add($"{name} of unit {unit} is {partOfUnit[unit]}; parts go from 0 to {problem.Parts - 1}. Maybe use -1 for none.");
                return;
            }
        }
    }

    private static void CenterFaults(Problem problem, List<string> faults)
    {
        if (problem.CenterX is null && problem.CenterY is null)
        {
            return;
        }

        if (problem.CenterX?.Length != problem.Parts || problem.CenterY?.Length != problem.Parts)
        {
            faults.Add(
                $"CenterX has {problem.CenterX?.Length ?? 0} values and CenterY {problem.CenterY?.Length ?? 0} for {problem.Parts} parts. "
                + "Maybe give both, with NaN for a free center.");
            return;
        }

        for (var part = 0; part < problem.Parts; part++)
        {
            var (x, y) = (problem.CenterX[part], problem.CenterY[part]);
            if (double.IsNaN(x) != double.IsNaN(y) || double.IsInfinity(x) || double.IsInfinity(y))
            {
                faults.Add($"The center of part {part} is ({x}, {y}). Maybe give both coordinates, or NaN for both.");
                return;
            }
        }
    }
}

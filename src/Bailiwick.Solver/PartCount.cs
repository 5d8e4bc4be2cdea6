namespace Bailiwick.Solver;

/// <summary>How many parts a capacity asks for.</summary>
public static class PartCount
{
    /// <summary>
    /// The least number of parts from the total over the capacity upward for which the units are known to fit, by packing the largest first (first
    /// fit decreasing; never more than 11/9 of the best packing and one, Johnson 1973). O(units log units).
    /// </summary>
    /// <param name="amount">By unit, at least 0, none above the capacity.</param>
    /// <param name="capacity">Most that a part may hold, above 0.</param>
    public static int For(double[] amount, double capacity)
    {
        ArgumentNullException.ThrowIfNull(amount);
        if (!(capacity > 0) || Array.Exists(amount, one => one > capacity))
        {
            throw new ArgumentException($"A capacity of {capacity} does not hold every unit. Maybe give at least {amount.DefaultIfEmpty().Max()}.", nameof(capacity));
        }

        var total = 0.0;
        foreach (var one in amount)
        {
            total += one;
        }

        // The slack lets a total that is a whole number of capacities be one.
        var least = Math.Max(1, (int)Math.Ceiling((total / capacity) - 1e-9));
        return Math.Max(least, Bins(amount, capacity));
    }

    // A tree over the bins in which each node knows the most room below it finds the first fitting bin in O(log bins).
    private static int Bins(double[] amount, double capacity)
    {
        var descending = (double[])amount.Clone();
        Array.Sort(descending, (one, other) => other.CompareTo(one));
        var width = 1;
        while (width < descending.Length)
        {
            width *= 2;
        }

        var room = new double[2 * width];
        Array.Fill(room, capacity * (1 + 1e-12));
        var used = 1;
        foreach (var one in descending)
        {
            var node = 1;
            while (node < width)
            {
                node = room[2 * node] >= one ? 2 * node : (2 * node) + 1;
            }

            room[node] -= one;
            used = Math.Max(used, node - width + 1);
            while (node > 1)
            {
                node /= 2;
                room[node] = Math.Max(room[2 * node], room[(2 * node) + 1]);
            }
        }

        return used;
    }
}

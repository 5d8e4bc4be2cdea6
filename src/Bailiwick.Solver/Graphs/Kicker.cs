namespace Bailiwick.Solver.Graphs;

/// <summary>Splits touching parts anew: those out of bounds with each of their neighbors, and some at random.</summary>
internal sealed class Kicker(Instance instance, Plan plan, Members members, Randomness random)
{
    private const int TriesOfPair = 8;
    private readonly Recombiner _recombiner = new(instance, plan, members, random);
    private readonly List<int> _near = [];

    /// <summary>
    /// Every part out of its bounds first: an island's part may have one bridge in thousands of edges, which no random draw would find.
    /// Splits that raise the energy by at most the allowance are made.
    /// </summary>
    public void Kick(double allowance, int tries)
    {
        for (var part = 0; part < instance.Parts; part++)
        {
            if (plan.ViolationOf(part) > 1e-9 && !instance.Closed[part])
            {
                KickPart(part, allowance);
            }
        }

        for (var attempt = 0; attempt < tries && instance.Neighbor.Length > 0; attempt++)
        {
            var entry = random.Below(instance.Neighbor.Length);
            var (one, other) = (plan.Part[instance.Source[entry]], plan.Part[instance.Neighbor[entry]]);
            if (one != other && !instance.Closed[one] && !instance.Closed[other])
            {
                _recombiner.TrySplit(one, other, allowance);
            }
        }
    }

    /// <summary>
    /// Splits as an annealing of its own, half of them at parts out of bounds: a split weighs every way to cut a tree, so it moves lumps that no
    /// single move can.
    /// </summary>
    public void Shake(int tries, double hot, double cold)
    {
        for (var attempt = 0; attempt < tries; attempt++)
        {
            var allowance = -hot * Math.Pow(cold / hot, (double)attempt / tries) * Math.Log(random.Fraction());
            if ((attempt & 1) == 0 && WrongPart() is >= 0 and var wrong)
            {
                FindNear(wrong);
                if (_near.Count > 0)
                {
                    _recombiner.TrySplit(wrong, _near[random.Below(_near.Count)], allowance);
                }

                continue;
            }

            var entry = random.Below(instance.Neighbor.Length);
            var (one, other) = (plan.Part[instance.Source[entry]], plan.Part[instance.Neighbor[entry]]);
            if (one != other && !instance.Closed[one] && !instance.Closed[other])
            {
                _recombiner.TrySplit(one, other, allowance);
            }
        }
    }

    private int WrongPart()
    {
        var (pick, count) = (-1, 0);
        for (var part = 0; part < instance.Parts; part++)
        {
            if (plan.ViolationOf(part) > 1e-9 && !instance.Closed[part] && random.Below(++count) == 0)
            {
                pick = part;
            }
        }

        return pick;
    }

    private void KickPart(int part, double allowance)
    {
        FindNear(part);
        for (var attempt = 0; attempt < TriesOfPair * _near.Count; attempt++)
        {
            _recombiner.TrySplit(part, _near[random.Below(_near.Count)], allowance);
        }
    }

    private void FindNear(int part)
    {
        _near.Clear();
        foreach (var unit in members.Of(part))
        {
            for (var entry = instance.Start![unit]; entry < instance.Start[unit + 1]; entry++)
            {
                var other = plan.Part[instance.Neighbor[entry]];
                if (other != part && !instance.Closed[other] && !_near.Contains(other))
                {
                    _near.Add(other);
                }
            }
        }
    }
}

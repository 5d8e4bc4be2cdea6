namespace Bailiwick.Core.Targets;

/// <summary>Tells how one account came to its amount.</summary>
internal static class AllocationStory
{
    public static Explanation Of(Allocation allocation, int place, int position)
    {
        var (problem, amount) = (allocation.Problem, allocation.Amounts[place]);
        var story = new ExplanationWriter();
        if (amount.Group < 0)
        {
            return story.For(amount.Key);
        }

        var group = allocation.Groups[amount.Group];
        var account = problem.Accounts[place];
        if (account.FixedAmount is { } own)
        {
            TellFixed(story, (account, own, amount), group);
        }
        else
        {
            var pool = TellPool(story, allocation, group);
            TellShare(story, problem, group, (position, pool));
        }

        return story.For(amount.Key);
    }

    private static void TellFixed(ExplanationWriter story, (AllocationAccount Account, decimal Own, AllocatedAmount Amount) one, GroupAllocation group)
    {
        var word = one.Amount.Source switch
        {
            AmountSource.Locked => "The amount is locked at {0}",
            AmountSource.Override => "Operations set it to {0}",
            _ => "The field's number is {0}",
        };
        story.Given("own", word + ".", Fraction.Of(one.Own));
        if (one.Amount.Amount != one.Own)
        {
            story.Given(
                "scaled",
                $"Fixed amounts are more than the {TargetRefusals.Text(group.Total)} there is, so it was scaled down to {{0}}.",
                Fraction.Of(one.Amount.Amount!.Value));
        }
    }

    private static StepOperand TellPool(ExplanationWriter story, Allocation allocation, GroupAllocation group)
    {
        var whole = story.Given("total", "The total is {0}.", Fraction.Of(allocation.Problem.Total));
        var total = whole;
        if (group.Bucket is { } bucket)
        {
            total = allocation.Buckets is { } spread
                ? TellBucket(story, allocation, (group, spread, whole))
                : story.Given("bucket", $"The bucket \"{bucket}\" has the amount {{0}}.", Fraction.Of(group.Total));
        }

        if (group.Fixed == 0)
        {
            return total;
        }

        var taken = story.Given("fixed", "Numbers of their own (bottom-up, overrides, locks) take {0} first.", Fraction.Of(group.Fixed));
        return story.Add("pool", StepOperation.Minus, group.Excess != 0 ? "That is more than there is: {1} less {2} leaves {0}." : "{1} less {2} leaves {0} to share.", total, taken);
    }

    private static StepOperand TellBucket(ExplanationWriter story, Allocation allocation, (GroupAllocation Group, Spread Spread, StepOperand Whole) of)
    {
        var position = allocation.Groups.IndexOf(of.Group);
        var sizes = allocation.BucketSizes;
        var pool = story.Add("total-magnitude", StepOperation.Magnitude, "Its magnitude is {0}.", of.Whole);
        var size = ExplanationWriter.Number("size", Fraction.Of(sizes[position]));
        var all = ExplanationWriter.Number("sizes", Fraction.Of(sizes.Sum()));
        var exact = story.Add("bucket-share", StepOperation.Share, $"Bucket \"{of.Group.Bucket}\": {{1}} x {{2}} / {{3}} = {{0}}.", pool, size, all);
        var rounded = Rounded(story, (exact, of.Spread, position), allocation.Problem.Unit, "bucket-");
        return story.Add("bucket", StepOperation.SignOf, "The bucket's amount is {0}.", rounded, of.Whole);
    }

    private static void TellShare(ExplanationWriter story, AllocationProblem problem, GroupAllocation group, (int Position, StepOperand Pool) taker)
    {
        if (group.Spread is not { } spread)
        {
            story.Given("amount", "Nothing is left for accounts without a number of their own: {0}.", Fraction.Of(0));
            return;
        }

        var pool = story.Add("magnitude", StepOperation.Magnitude, "What is shared is {0}.", taker.Pool);
        var exact = spread.BoundOf(taker.Position) switch
        {
            BoundState.AtFloor => story.Given("share", "Its floor holds it at {0}.", spread.ExactUnits(taker.Position) * Fraction.Of(problem.Unit)),
            BoundState.AtCap => story.Given("share", "Its cap holds it at {0}.", spread.ExactUnits(taker.Position) * Fraction.Of(problem.Unit)),
            _ => TellFree(story, problem, group, (taker.Position, pool)),
        };
        var rounded = Rounded(story, (exact, spread, taker.Position), problem.Unit, "");
        story.Add("amount", StepOperation.SignOf, "The amount is {0}.", rounded, taker.Pool);
    }

    private static StepOperand TellFree(ExplanationWriter story, AllocationProblem problem, GroupAllocation group, (int Position, StepOperand Pool) taker)
    {
        var spread = group.Spread!;
        var pool = taker.Pool;
        if (!spread.BoundedUnits.IsZero)
        {
            var held = story.Given("bounded", "Floors and caps hold {0} of it.", new Fraction(spread.BoundedUnits, 1) * Fraction.Of(problem.Unit));
            pool = story.Add("open", StepOperation.Minus, "{1} less {2} leaves {0} by weight.", pool, held);
        }

        var weight = ExplanationWriter.Number("weight", new Fraction(group.Weights[taker.Position], group.WeightScale));
        var weights = ExplanationWriter.Number("weights", new Fraction(spread.FreeWeight, group.WeightScale));
        var share = story.Add("share", StepOperation.Share, "{1} x {2} / {3} = {0}.", pool, weight, weights);
        if (problem.Bounds != BoundMeaning.BasePlusShare || problem.Accounts[group.Takers[taker.Position]].Floor is not > 0)
        {
            return share;
        }

        var floor = spread.ExactUnits(taker.Position) * Fraction.Of(problem.Unit) - share.Value;
        return story.Add("on-top", StepOperation.Plus, "On top of its floor {2} that is {0}.", share, ExplanationWriter.Number("floor", floor));
    }

    private static StepOperand Rounded(ExplanationWriter story, (StepOperand Exact, Spread Spread, int Position) share, decimal unit, string prefix)
    {
        var size = ExplanationWriter.Number("unit", Fraction.Of(unit));
        var down = story.Add(prefix + "down", StepOperation.RoundDown, "Rounded down to a multiple of {2}: {0}.", share.Exact, size);
        if (share.Spread.RankOf(share.Position) is > 0 and var rank)
        {
            var missing = share.Spread.MissingUnits;
            down = story.Add(
                prefix + "unit", StepOperation.UnitByRank,
                $"{missing:#,0} units were left; by its fraction it is number {rank:#,0} in the queue and {(rank <= missing ? "gets one" : "gets none")}: {{0}}.",
                down, size, ExplanationWriter.Number("rank", new Fraction(rank, 1)), ExplanationWriter.Number("missing", new Fraction(missing, 1)));
        }

        return share.Spread.ResidueTaker == share.Position
            ? story.Add(
                prefix + "residue", StepOperation.Plus, "The {2} below the unit goes to the largest share: {0}.",
                down, ExplanationWriter.Number("residue", Fraction.Of(share.Spread.Residue)))
            : down;
    }
}

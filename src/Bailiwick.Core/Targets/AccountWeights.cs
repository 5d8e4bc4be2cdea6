using System.Numerics;

namespace Bailiwick.Core.Targets;

/// <summary>By account: its weight as a whole number of one common scale. Accounts that are not eligible weigh 0.</summary>
internal sealed class AccountWeights
{
    public AccountWeights(AllocationProblem problem)
    {
        Whole = problem.Fields.IsDefaultOrEmpty ? Given(problem) : Blended(problem);
    }

    public BigInteger[] Whole { get; }

    /// <summary>How many eligible accounts have no weight at all.</summary>
    public int Empty { get; private set; }

    /// <summary>Whole weights over this are the weights as given; 1 for blends, whose weights are relative.</summary>
    public BigInteger Scale { get; private set; } = BigInteger.One;

    private BigInteger[] Given(AllocationProblem problem)
    {
        var scale = 0;
        foreach (var account in problem.Accounts)
        {
            if (account.IsEligible)
            {
                scale = Math.Max(scale, account.Weight?.Scale ?? 0);
                Empty += account.Weight is null ? 1 : 0;
            }
        }

        Scale = Fraction.Pow10(scale);
        var whole = new BigInteger[problem.Accounts.Length];
        for (var i = 0; i < whole.Length; i++)
        {
            var account = problem.Accounts[i];
            whole[i] = account is { IsEligible: true, Weight: { } weight } ? Fraction.Scaled(weight, scale) : BigInteger.Zero;
        }

        return whole;
    }

    // Each field counts as its part of the field's eligible total: sum over fields of c x value / total, brought to one denominator.
    // A field whose total is 0 counts for nobody.
    private BigInteger[] Blended(AllocationProblem problem)
    {
        var accounts = problem.Accounts;
        var columns = new List<(BigInteger[] Values, BigInteger Total, BigInteger Weight)>();
        var weights = Shares.Whole([.. problem.Fields.Select(field => field.Weight)]);
        for (var f = 0; f < problem.Fields.Length; f++)
        {
            var values = Shares.Whole([.. accounts.Select(one => ValueOf(one, problem.Fields[f].Field) ?? 0), 1]).AsSpan(0, accounts.Length).ToArray();
            var total = values.Aggregate(BigInteger.Zero, (sum, value) => sum + value);
            if (!total.IsZero)
            {
                columns.Add((values, total, weights[f]));
            }
        }

        var common = columns.Aggregate(BigInteger.One, (product, column) => product * column.Total);
        var whole = new BigInteger[accounts.Length];
        foreach (var (values, total, weight) in columns)
        {
            var factor = weight * (common / total);
            for (var i = 0; i < whole.Length; i++)
            {
                whole[i] += factor * values[i];
            }
        }

        Empty = accounts.Count(one => one.IsEligible && problem.Fields.All(field => ValueOf(one, field.Field) is null));
        return whole;
    }

    private static decimal? ValueOf(AllocationAccount account, string field) =>
        account.IsEligible && account.Values is { } values && values.TryGetValue(field, out var value) ? value : null;
}

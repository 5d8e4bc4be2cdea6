using System.Collections.Immutable;
using System.Globalization;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Core.Management.Rules;

namespace Bailiwick.Bench;

/// <summary>The pure rule engine on 1,000,000 accounts, 1,000 territories and 5,000 rules; needs no service.</summary>
internal static class RuleCase
{
    private const int Accounts = 1_000_000;
    private const int Territories = 1_000;
    private const int Rules = 5_000;
    private const int PostalCodes = 33_000;
    private const int States = 51;
    private const int Industries = 30;

    public static void Run()
    {
        Console.WriteLine("| what | wall, median | processor, median | to reach |");
        Console.WriteLine("| --- | ---: | ---: | --- |");
        var table = Table();
        var book = Book();
        var ready = CompiledBook.Compile(book, table).Value;
        var run = RuleRun.Full(ready);
        TargetCase.Report("make 5,000 rules ready for 1,000,000 accounts", "", () => CompiledBook.Compile(book, table).Value);
        TargetCase.Report("full run: 1,000,000 accounts, 1,000 territories, 5,000 rules", "under 5 s", () => RuleRun.Full(ready));
        TargetCase.Report("both together", "under 5 s", () => RuleRun.Full(CompiledBook.Compile(book, table).Value));
        var random = new Random(6);
        TargetCase.Report("300 changed accounts", "", () =>
        {
            var rows = Enumerable.Range(0, 300).Select(_ => random.Next(Accounts)).ToList();
            rows.ForEach(row => table.Set(row, "BillingPostalCode", PostalCode(random.Next(PostalCodes))));
            return run.Rerun(rows);
        });
        var flip = 0;
        TargetCase.Report("one changed rule", "", () =>
        {
            var rules = book.Rules.SetItem(flip % Rules, book.Rules[flip % Rules] with { IsActive = flip++ % 2 == 1 });
            return run.Change(book with { Rules = rules }).Value;
        });
        TargetCase.Report("why one account is in one territory", "", () => run.Explain(77, "T77").Value);
        Console.WriteLine();
        Console.WriteLine($"{run.CountByTerritory().Sum(count => (long)count):#,0} assignments, {run.CountByTerritory().Count(count => count > 0):#,0} territories with accounts.");
    }

    private static AccountTable Table()
    {
        var random = new Random(5);
        var codes = Enumerable.Range(0, Accounts).Select(_ => Skewed(random, PostalCodes)).ToArray();
        double Amount() => Math.Round(Math.Exp(10 + (3 * random.NextDouble()) + (3 * random.NextDouble())), 2);
        double[] Numbers(Func<double> next) => [.. Enumerable.Range(0, Accounts).Select(_ => next())];
        return new AccountTable(
        [
            Words("BillingPostalCode", codes, Enumerable.Range(0, PostalCodes).Select(PostalCode)),
            Words("BillingState", [.. codes.Select(code => code * States / PostalCodes)], Enumerable.Range(0, States).Select(state => $"S{state:00}")),
            Words("Industry", [.. codes.Select(_ => Skewed(random, Industries))], Enumerable.Range(0, Industries).Select(industry => $"Industry {industry}")),
            Words("Name", [.. Enumerable.Range(0, Accounts)], Enumerable.Range(0, Accounts).Select(account => $"{(char)('A' + (account % 26))}{account * 7919L % Accounts:000000} Inc")),
            new NumberAccountColumn(new ObjectField("AnnualRevenue", FieldType.Money, FieldFlags.Filter), Numbers(Amount)),
            new NumberAccountColumn(new ObjectField("NumberOfEmployees", FieldType.Whole, FieldFlags.Filter), Numbers(() => Math.Floor(Amount() / 10_000))),
        ]);
    }

    /// <summary>Five rules a territory: a list of postal codes, state and industry and size, a large set, state or code beginnings with an OR, and size in a state.</summary>
    private static RuleBook Book()
    {
        var random = new Random(7);
        var rules = ImmutableArray.CreateBuilder<AssignmentRule>(Rules);
        var links = ImmutableArray.CreateBuilder<RuleAssociation>(Rules);
        var sets = ImmutableArray.CreateBuilder<ValueSet>();
        for (var rule = 0; rule < Rules; rule++)
        {
            var territory = rule / (Rules / Territories);
            var code = territory * PostalCodes / Territories;
            var state = $"S{code * States / PostalCodes:00}";
            var amount = random.Next(10_000, 2_000_000).ToString(CultureInfo.InvariantCulture);
            var industries = string.Join(", ", Enumerable.Range(0, 3).Select(_ => $"Industry {random.Next(Industries)}"));
            if (rule % 50 == 2)
            {
                sets.Add(new ValueSet($"Set {rule}", Enumerable.Range(0, 10_000).Select(_ => PostalCode(random.Next(PostalCodes)))));
            }

            ImmutableArray<RuleItem> items = (rule % 5) switch
            {
                0 => [Item("BillingPostalCode", RuleOperation.Equals, string.Join(", ", Enumerable.Range(code, PostalCodes / Territories).Select(PostalCode)))],
                1 => [Item("BillingState", RuleOperation.Equals, state), Item("Industry", RuleOperation.Equals, industries), Item("AnnualRevenue", RuleOperation.GreaterThan, amount)],
                2 => [Item("BillingPostalCode", RuleOperation.InSet, $"Set {rule - (rule % 50) + 2}"), Item("Industry", RuleOperation.Equals, $"Industry {rule % Industries}"), Item("NumberOfEmployees", RuleOperation.GreaterOrEqual, "500")],
                3 => [Item("BillingState", RuleOperation.Equals, state), Item("BillingPostalCode", RuleOperation.StartsWith, PostalCode(code)[..3]), Item("Industry", RuleOperation.NotEqual, industries), Item("AnnualRevenue", RuleOperation.LessThan, amount)],
                _ => [Item("BillingState", RuleOperation.Equals, state), Item("NumberOfEmployees", RuleOperation.GreaterThan, $"{random.Next(100, 5000)}")],
            };
            rules.Add(new AssignmentRule($"R{rule}", items) { BooleanFilter = rule % 5 == 3 ? "(1 OR 2) AND 3 AND 4" : null });
            links.Add(new RuleAssociation($"R{rule}", $"T{territory}", AppliesToChildren: rule % 500 == 0));
        }

        // A tree of ten each; the few rules of the upper territories are handed down.
        var territories = Enumerable.Range(0, Territories).Select(one => new RuleTerritory($"T{one}", one == 0 ? null : $"T{(one - 1) / 10}", one % 5));
        return new RuleBook([.. territories], rules.ToImmutable(), links.ToImmutable()) { Sets = sets.ToImmutable() };
    }

    private static RuleItem Item(string field, RuleOperation operation, string value) => new(field, operation, value);

    private static TextAccountColumn Words(string name, int[] wordOfRow, IEnumerable<string> words) => new(new ObjectField(name, FieldType.Text, FieldFlags.Filter), wordOfRow, words);

    private static string PostalCode(int number) => $"{(number * 3) + 501:00000}";

    private static int Skewed(Random random, int count) => (int)(random.NextDouble() * random.NextDouble() * count);
}

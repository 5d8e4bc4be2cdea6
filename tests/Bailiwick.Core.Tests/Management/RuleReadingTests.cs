using System.Collections.Immutable;
using System.Globalization;
using Bailiwick.Core.Management;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Core.Management.Rules;
using Xunit;

namespace Bailiwick.Core.Tests.Management;

/// <summary>What authors write, and what is answered when it cannot be read.</summary>
public sealed class RuleReadingTests
{
    [Theory]
    [InlineData("1", 1, 1)]
    [InlineData("1 and 2", 2, 0b11)]
    [InlineData("1 AND (2 OR 3)", 3, 0b101)]
    [InlineData("(1or 2)AND(3)", 3, 0b110)]
    [InlineData("((1 OR 2))", 2, 0b10)]
    [InlineData(null, 3, 0b111)]
    public void A_filter_holds_for_the_items_it_names(string? filter, int items, int holding)
    {
        var read = FilterParser.Parse(filter, items).Value;
        Assert.True(read.Holds([.. Enumerable.Range(0, items).Select(item => (holding >> item & 1) == 1)]));
        Assert.False(read.Holds(new bool[items]));
    }

    [Theory]
    [InlineData("1 AND 2 OR 3", 3, 9, "without parentheses")]
    [InlineData("1 AND", 2, 6, "missing at the end")]
    [InlineData("1 AND (2 OR 3", 3, 14, "not closed")]
    [InlineData("1 AND 2)", 2, 8, "not opened")]
    [InlineData("1 AND 4", 3, 7, "no item 4")]
    [InlineData("0 AND 1", 1, 1, "no item 0")]
    [InlineData("1 2", 2, 3, "AND or OR")]
    [InlineData("1 XOR 2", 2, 3, "XOR")]
    [InlineData("NOT 1", 1, 1, "notEqual")]
    [InlineData("1 AND ()", 1, 8, "item number")]
    [InlineData("1 & 2", 2, 3, "AND or OR")]
    [InlineData("99999999999999999999", 1, 1, "no item number")]
    public void A_refusal_names_the_place(string filter, int items, int place, string why)
    {
        var refusal = FilterParser.Parse(filter, items).Refusal!;
        Assert.Equal(("rule.bad-filter", place), (refusal.Code, (int)refusal.Details["place"]!));
        Assert.Contains($"at character {place}", refusal.Message);
        Assert.Contains(why, refusal.Message);
    }

    [Fact]
    public void An_item_that_the_filter_leaves_out_is_refused_and_nesting_has_an_end()
    {
        Assert.Equal("rule.unused-item", FilterParser.Parse("1 AND 3", 3).Refusal!.Code);
        Assert.Contains("deep", FilterParser.Parse(new string('(', 5000) + "1" + new string(')', 5000), 1).Refusal!.Message);
    }

    [Theory]
    [InlineData("120.987654321098765")]
    [InlineData("-122.419415512345678")]
    [InlineData("9007199254740993.01")]
    [InlineData("0.30")]
    [InlineData("-0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("0")]
    public void A_decimal_is_the_double_that_its_digits_read_as(string digits) =>
        Assert.Equal(double.Parse(digits, CultureInfo.InvariantCulture), TypedValue.Of(decimal.Parse(digits, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("\"Gold\";Blue", "gold", false)]
    [InlineData("\"Gold\";Blue", "\"\"\"Gold\"\"\"", true)]
    [InlineData(" Gold ; Blue", "gold", true)]
    public void Quotes_are_characters_in_a_cell(string cell, string value, bool holds)
    {
        var table = new AccountTable([new TextAccountColumn(new ObjectField("Segments", FieldType.MultiPicklist, FieldFlags.Filter), [0], [cell])]);
        var book = new RuleBook([new RuleTerritory("T", null)], [new AssignmentRule("R", [new RuleItem("Segments", RuleOperation.Includes, value)])], [new RuleAssociation("R", "T")]);
        Assert.Equal(holds ? 1 : 0, RuleRun.Full(CompiledBook.Compile(book, table).Value).ByRule(0).Length);
    }

    [Theory]
    [InlineData("94103, 94110,,94114 ", new[] { "94103", "94110", "94114" })]
    [InlineData("\"Smith, Inc\", Jones", new[] { "Smith, Inc", "Jones" })]
    [InlineData("\"5\"\" pipe\"", new[] { "5\" pipe" })]
    [InlineData("6\" pipe", new[] { "6\" pipe" })]
    [InlineData(" ", new string[0])]
    public void A_list_is_read(string text, string[] values) => Assert.Equal(values, ValueList.Split(text));

    [Theory]
    [InlineData("Name", RuleOperation.LessThan, "9", "80000", true)]
    [InlineData("Name", RuleOperation.Equals, "Acme", "ACME", true)]
    [InlineData("Name", RuleOperation.NotContain, "x", "", true)]
    [InlineData("Name", RuleOperation.Equals, "", "", true)]
    [InlineData("Name", RuleOperation.StartsWith, "ac,zz", "Acme", true)]
    [InlineData("Revenue", RuleOperation.LessThan, "80000", "9", true)]
    [InlineData("Revenue", RuleOperation.GreaterOrEqual, "0.1", "0.1", true)]
    [InlineData("Revenue", RuleOperation.GreaterThan, "0.1", "0.1", false)]
    [InlineData("Revenue", RuleOperation.NotEqual, "5", "", true)]
    [InlineData("Revenue", RuleOperation.LessThan, "5", "", false)]
    [InlineData("Founded", RuleOperation.LessOrEqual, "2024-02-29", "2024-02-29", true)]
    [InlineData("Segments", RuleOperation.Includes, "gold; blue", "Green;Gold", true)]
    [InlineData("Segments", RuleOperation.Includes, "gold", "Goldfish", false)]
    [InlineData("Segments", RuleOperation.Excludes, "gold", "", true)]
    public void An_operation_means(string field, RuleOperation operation, string value, string cell, bool holds)
    {
        var table = Table(1);
        Assert.True(table.Set(0, field, cell).IsDone);
        var run = RuleRun.Full(CompiledBook.Compile(Book(new RuleItem(field, operation, value)), table).Value);
        Assert.Equal(holds, run.TerritoriesOf(0).Count == 1);
        var item = Assert.Single(Assert.Single(run.Explain(0, "T").Value.Rules).Items);
        Assert.Equal(holds, item.Holds);
        Assert.EndsWith(holds ? "yes" : "no", item.ToString());
    }

    [Theory]
    [InlineData("Nothing", RuleOperation.Equals, "1", "rule.unknown-field")]
    [InlineData("Revenue", RuleOperation.Contains, "1", "rule.bad-operation")]
    [InlineData("Name", RuleOperation.Includes, "1", "rule.bad-operation")]
    [InlineData("Revenue", RuleOperation.Equals, "one", "rule.bad-value")]
    [InlineData("Revenue", RuleOperation.LessThan, "1,000", "rule.bad-value")]
    [InlineData("Founded", RuleOperation.LessThan, "31.12.2020", "rule.bad-value")]
    [InlineData("Name", RuleOperation.Contains, " ", "rule.bad-value")]
    [InlineData("Name", RuleOperation.InSet, "None", "rule.unknown-set")]
    [InlineData("BillingAddress", RuleOperation.Within, "1, 2, 3", "rule.unknown-field")]
    public void An_item_that_cannot_be_judged_is_refused_with_rule_and_item(string field, RuleOperation operation, string value, string code)
    {
        var refusal = CompiledBook.Compile(Book(new RuleItem("Name", RuleOperation.Equals, "x"), new RuleItem(field, operation, value)), Table(1)).Refusal!;
        Assert.Equal(code, refusal.Code);
        Assert.StartsWith("Rule \"R\", item 2: ", refusal.Message);
        Assert.Contains("Maybe", refusal.Message);
    }

    [Fact]
    public void A_book_that_does_not_hang_together_is_refused()
    {
        var book = Book(new RuleItem("Name", RuleOperation.Equals, "x"));
        (RuleBook Book, string Code)[] cases =
        [
            (book with { Territories = [new("T", "T")] }, "rule.territory-cycle"), (book with { Territories = [new("T", "U")] }, "rule.unknown-key"),
            (book with { Territories = [new("T"), new("T")] }, "rule.duplicate-key"), (book with { Rules = [book.Rules[0], book.Rules[0]] }, "rule.duplicate-key"),
            (book with { Rules = [] }, "rule.unknown-key"), (book with { Rules = [new("R", [])] }, "rule.no-items"), (book with { Manual = [new(1, "T")] }, "rule.unknown-row"),
            (book with { Exclusions = [new(0, "U")] }, "rule.unknown-key"), (book with { Sets = [new("s", []), new("S", [])] }, "rule.duplicate-key"),
            (book with { Limits = TerritoryLimits.Enterprise, Rules = [new("R", [.. Enumerable.Repeat(book.Rules[0].Items[0], 11)])] }, "management.over-limit"),
            (book with { Limits = TerritoryLimits.Enterprise, Rules = [new("R", [new("Name", RuleOperation.Equals, new string('x', 1001))])] }, "management.over-limit"),
        ];
        Assert.All(cases, one => Assert.Equal(one.Code, CompiledBook.Compile(one.Book, Table(1)).Refusal?.Code));
    }

    [Fact]
    public void Ten_thousand_postal_codes_are_one_item()
    {
        var table = Table(3);
        foreach (var (row, code) in ((int, string)[])[(0, "12345"), (1, "99999"), (2, "")])
        {
            Assert.True(table.Set(row, "Name", code).IsDone);
        }

        var book = Book(new RuleItem("Name", RuleOperation.InSet, "Patch")) with { Sets = [new("Patch", Enumerable.Range(10_000, 10_000).Select(code => $"{code}"))] };
        var run = RuleRun.Full(CompiledBook.Compile(book, table).Value);
        Assert.Equal([1, 0, 0], Enumerable.Range(0, 3).Select(row => run.TerritoriesOf(row).Count));
    }

    [Fact]
    public void A_child_inherits_what_its_parent_hands_down_and_says_so()
    {
        var table = Table(1);
        Assert.True(table.Set(0, "Name", "x").IsDone);
        var book = Book(new RuleItem("Name", RuleOperation.Equals, "x")) with { Territories = [new("T"), new("C", "T"), new("D", "C"), new("E")], Associations = [new("R", "T", AppliesToChildren: true)] };
        var run = RuleRun.Full(CompiledBook.Compile(book, table).Value);
        Assert.Equal(["T", "C", "D"], run.TerritoriesOf(0));
        Assert.Equal(("T", true), (run.Explain(0, "D").Value.Rules[0].AttachedTo, run.Explain(0, "D").Value.Rules[0].IsInherited));
        Assert.Equal(AssignmentVerdict.NoRule, run.Explain(0, "E").Value.Verdict);
    }

    private static RuleBook Book(params ImmutableArray<RuleItem> items) => new([new("T")], [new("R", items)], [new("R", "T")]);

    private static AccountTable Table(int rows)
    {
        AccountColumn Words(string name, FieldType type) => new TextAccountColumn(new ObjectField(name, type, FieldFlags.None), [.. Enumerable.Repeat(-1, rows)], []);
        AccountColumn Numbers(string name, FieldType type) => new NumberAccountColumn(new ObjectField(name, type, FieldFlags.None), [.. Enumerable.Repeat(double.NaN, rows)]);
        return new AccountTable([Words("Name", FieldType.Text), Words("Segments", FieldType.MultiPicklist), Numbers("Revenue", FieldType.Money), Numbers("Founded", FieldType.Date)]);
    }
}

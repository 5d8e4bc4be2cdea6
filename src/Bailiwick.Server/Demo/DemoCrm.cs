using System.Globalization;
using Bailiwick.Core;

namespace Bailiwick.Server.Demo;

/// <summary>The bike maker's sales people, territories and quota history, from its files in <c>data/crm</c>.</summary>
public sealed class DemoCrm
{
    private const int QuartersOfYear = 4;

    private readonly ILookup<string, (DateOnly Day, decimal Quota)> _quotas;
    private readonly ILookup<string, DateOnly> _starts;

    private DemoCrm(IReadOnlyList<Person> people, IReadOnlyList<Territory> territories, ILookup<string, (DateOnly, decimal)> quotas, ILookup<string, DateOnly> starts) =>
        (People, Territories, _quotas, _starts) = (people, territories, quotas, starts);

    /// <param name="Id">As in the stores' file.</param>
    /// <param name="Territory">Null for the three who lead.</param>
    /// <param name="Sales">Of the last twelve months.</param>
    /// <param name="SalesBefore">Of the twelve months before.</param>
    public sealed record Person(string Id, string? Territory, decimal Sales, decimal SalesBefore);

    /// <param name="Id">As in the stores' file.</param>
    /// <param name="Name">Northwest.</param>
    /// <param name="Group">North America.</param>
    public sealed record Territory(string Id, string Name, string Group);

    public IReadOnlyList<Person> People { get; }

    public IReadOnlyList<Territory> Territories { get; }

    /// <summary>Refused when a file is not beside the service.</summary>
    public static Outcome<DemoCrm> Read()
    {
        var people = Rows("adventureworks-sales-people.csv");
        var territories = Rows("adventureworks-sales-territories.csv");
        var quotas = Rows("adventureworks-quota-history.csv");
        var starts = Rows("adventureworks-territory-history.csv");
        return (people.Refusal ?? territories.Refusal ?? quotas.Refusal ?? starts.Refusal) is { } missing
            ? missing
            : new DemoCrm(
                [.. people.Value.Select(row => new Person(row["sales_person_id"], row["territory_id"].Length == 0 ? null : row["territory_id"], Number(row["sales_ytd"]), Number(row["sales_last_year"])))],
                [.. territories.Value.Select(row => new Territory(row["territory_id"], row["name"], row["territory_group"]))],
                quotas.Value.ToLookup(row => row["sales_person_id"], row => (Day(row["quota_date"]), Number(row["sales_quota"])), StringComparer.Ordinal),
                starts.Value.ToLookup(row => row["sales_person_id"], row => Day(row["start_date"]), StringComparer.Ordinal));
    }

    /// <summary>First day of service as far as the files tell.</summary>
    public DateOnly StartOf(string person) => _starts[person].Concat(_quotas[person].Select(one => one.Day)).Min();

    /// <summary>Result over quota of the two years that whole quotas are known of, the earlier first.</summary>
    public IReadOnlyList<double> AttainmentsOf(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var byYear = _quotas[person.Id].OrderByDescending(one => one.Day).Select(one => one.Quota).Chunk(QuartersOfYear).Take(2).ToList();
        return [.. byYear.Zip([person.Sales, person.SalesBefore])
            .Where(year => year.First.Length == QuartersOfYear && year.Second > 0)
            .Select(year => (double)decimal.Round(year.Second / year.First.Sum(), 4))
            .Reverse()];
    }

    /// <summary>By year, by month: the quotas of those who have them for all quarters; a month has a third of its quarter.</summary>
    public IReadOnlyList<IReadOnlyList<decimal>> MonthlyQuotas()
    {
        var quarters = _quotas.SelectMany(person => person).Select(one => one.Day).Distinct().Order().ToList();
        var whole = _quotas.Where(person => person.Count() == quarters.Count).ToList();
        return [.. quarters.Select(day => whole.Sum(person => person.Single(one => one.Day == day).Quota)).Chunk(QuartersOfYear)
            .Select(year => (IReadOnlyList<decimal>)[.. year.SelectMany(quarter => Enumerable.Repeat(decimal.Round(quarter / 3, 2), 3))])];
    }

    private static Outcome<IReadOnlyList<Dictionary<string, string>>> Rows(string name)
    {
        var path = DemoFile.Find($"crm/{name}");
        if (!path.IsDone)
        {
            return path.Refusal;
        }

        // These three hold ids, numbers, dates and plain names: no cell has a comma.
        var lines = File.ReadAllLines(path.Value);
        var head = lines[0].Split(',');
        return lines.Skip(1).Where(line => line.Length > 0)
            .Select(line => head.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal)).ToList();
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

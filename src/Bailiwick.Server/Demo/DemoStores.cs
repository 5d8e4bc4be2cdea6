using Bailiwick.Core;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments;
using Bailiwick.Server.Alignments.Wire;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Targets;
using Bailiwick.Storage.Alignments;

namespace Bailiwick.Server.Demo;

/// <summary>The bike maker's stores as it sells to them: company, group, territory, and the seat of each sales person in a territory.</summary>
public sealed class DemoStores(DemoDatasets datasets, CreateAlignment create, GetAlignment get, EditAlignment edit, AlignmentStore store)
{
    public const string AlignmentName = "AdventureWorks by seat";
    private const string SalesColumn = "annual_sales";

    /// <summary>The alignment with what plans over it need to know.</summary>
    /// <param name="Id">Of the alignment.</param>
    /// <param name="Sales">Key of the annual sales.</param>
    /// <param name="Groups">Name to area.</param>
    /// <param name="Territories">Id to area.</param>
    /// <param name="Seats">Territory and person to area.</param>
    public sealed record Made(
        Guid Id, string Sales, IReadOnlyDictionary<string, int> Groups, IReadOnlyDictionary<string, int> Territories, IReadOnlyDictionary<(string Territory, string Person), int> Seats);

    public async Task<Outcome<Made>> EnsureAsync(JobRun run, DemoCrm crm, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(crm);
        var dataset = await datasets.EnsureAsync(DemoFile.Stores, run.CreatedBy, cancellation);
        if (!dataset.IsDone)
        {
            return dataset.Refusal;
        }

        var records = await datasets.ReadAsync(run.CreatedBy, dataset.Value, cancellation);
        string TextOf(string column, int record) => ColumnCells.Text(records.Columns.First(one => one.Info.Name == column), record)!;
        var seatOfRecord = Enumerable.Range(0, records.Rows).Select(record => (TextOf("sales_territory_id", record), TextOf("sales_person_id", record))).ToList();
        var sales = records.Columns.First(column => column.Info.Name == SalesColumn).Info.Key;
        var tree = Tree(crm, seatOfRecord);
        var alignment = await AlignmentAsync(run, dataset.Value, sales, tree, cancellation);
        if (!alignment.IsDone)
        {
            return alignment.Refusal;
        }

        // Whoever has edited it has taken it over.
        if (alignment.Value.Revision == 0 && await NameAsync((run.CreatedBy, alignment.Value.Id), crm, tree, cancellation) is { } unnamed)
        {
            return unnamed;
        }

        if (alignment.Value.Revision < 2 && await AssignAsync(run.CreatedBy, alignment.Value.Id, [.. seatOfRecord.Select(seat => tree.Seats[seat])], cancellation) is { } unassigned)
        {
            return unassigned;
        }

        return tree with { Id = alignment.Value.Id, Sales = sales };
    }

    // Numbers go by level: the company, its groups, their territories, their seats. A person without stores still has a seat at home.
    private static Made Tree(DemoCrm crm, List<(string Territory, string Person)> seatOfRecord)
    {
        var next = 1;
        var groups = crm.Territories.Select(one => one.Group).Distinct().ToDictionary(name => name, _ => next++, StringComparer.Ordinal);
        var territories = crm.Territories.ToDictionary(one => one.Id, _ => next++, StringComparer.Ordinal);
        var seats = seatOfRecord
            .Concat(crm.People.Where(person => person.Territory is not null && seatOfRecord.TrueForAll(seat => seat.Person != person.Id)).Select(person => (person.Territory!, person.Id)))
            .Distinct()
            .OrderBy(seat => territories[seat.Item1]).ThenBy(seat => seat.Item2, StringComparer.Ordinal)
            .ToDictionary(seat => seat, _ => next++);
        return new Made(Guid.Empty, string.Empty, groups, territories, seats);
    }

    private async Task<Outcome<(Guid Id, int Revision)>> AlignmentAsync(JobRun run, Guid dataset, string sales, Made tree, CancellationToken cancellation)
    {
        if ((await store.ListAsync(run.Workspace, null, PageQuery.Most, cancellation)).Find(row => row.Name == AlignmentName) is { } known)
        {
            return (await get.HandleAsync(known.Id, run.CreatedBy, cancellation)).Match<Outcome<(Guid, int)>>(done => (done.Id, done.Revision), refused => refused);
        }

        var made = await create.HandleAsync(
            new CreateAlignment.CreateRequest(
                AlignmentName,
                dataset,
                [new LevelRequest("Company", 1), new LevelRequest("Group", tree.Groups.Count), new LevelRequest("Territory", tree.Territories.Count), new LevelRequest("Seat", tree.Seats.Count)],
                new BalanceSettings(sales, 0.25, false),
                Description: "Made when the workspace was set up: each store is with the sales person who sells to it. Target and quota plans stand on it."),
            run.CreatedBy,
            cancellation);
        return made.Match<Outcome<(Guid, int)>>(done => (done.Id, 0), refused => refused);
    }

    private async Task<Refusal?> NameAsync((Caller Caller, Guid Alignment) of, DemoCrm crm, Made tree, CancellationToken cancellation)
    {
        var updates = new List<AreaUpdate> { new(0, "AdventureWorks") };
        updates.AddRange(tree.Groups.Select(group => new AreaUpdate(group.Value, group.Key)));
        updates.AddRange(crm.Territories.Select(one => new AreaUpdate(tree.Territories[one.Id], one.Name, Parent: tree.Groups[one.Group])));
        updates.AddRange(tree.Seats.Select(seat => new AreaUpdate(
            seat.Value,
            $"{crm.Territories.First(one => one.Id == seat.Key.Territory).Name}, {seat.Key.Person}",
            Owner: $"Sales person {seat.Key.Person}",
            Parent: tree.Territories[seat.Key.Territory])));
        return (await edit.HandleAsync(of.Alignment, new EditAlignment.EditRequest(0, new Act.UpdateAreas([.. updates])), of.Caller, cancellation)).Refusal;
    }

    private async Task<Refusal?> AssignAsync(Caller caller, Guid alignment, int[] areaOfStore, CancellationToken cancellation) => (await edit.HandleAsync(
        alignment,
        new EditAlignment.EditRequest(1, new Act.AssignUnits([.. Enumerable.Range(0, areaOfStore.Length)], areaOfStore), "As the stores' file says"),
        caller,
        cancellation)).Refusal;
}

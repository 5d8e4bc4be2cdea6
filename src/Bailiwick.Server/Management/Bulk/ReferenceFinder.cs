using System.Collections.Immutable;
using Bailiwick.Core;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Bulk;

/// <summary>Finds the records that ways along references lead to, many at once: <c>Territory2.DeveloperName</c> with <c>Territory2.Territory2Model.Name</c>.</summary>
internal sealed class ReferenceFinder(LiveScope scope)
{
    /// <summary>One condition: the steps behind a reference, the last a field, and what stands there.</summary>
    public sealed record Condition(string Header, ImmutableArray<string> Path, string Value);

    /// <summary>Ids, or refusals, in the order asked.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="wanted">For each record all conditions that it must meet; one at least.</param>
    /// <param name="cancellation">To stop.</param>
    public async Task<Outcome<string>[]> FindAsync(ObjectField reference, IReadOnlyList<IReadOnlyList<Condition>> wanted, CancellationToken cancellation)
    {
        var results = new Outcome<string>[wanted.Count];
        foreach (var shape in wanted.Index().GroupBy(one => string.Join('|', one.Item.Select(condition => string.Join('.', condition.Path)))))
        {
            var places = shape.Select(one => one.Index).ToArray();
            var found = await FindAlikeAsync(reference, [.. shape.Select(one => one.Item)], cancellation);
            for (var at = 0; at < places.Length; at++)
            {
                results[places[at]] = found[at];
            }
        }

        return results;
    }

    /// <summary>Conditions that have the same paths in the same order.</summary>
    private async Task<Outcome<string>[]> FindAlikeAsync(ObjectField reference, IReadOnlyList<IReadOnlyList<Condition>> wanted, CancellationToken cancellation)
    {
        var ids = wanted.Select(_ => new List<string>()).ToArray();
        var faults = new Refusal?[wanted.Count];
        foreach (var target in reference.RefersTo.Select(scope.Catalog.Find).OfType<ObjectType>().Where(one => !one.IsDerived))
        {
            if (await KeysAsync(target, wanted, faults, cancellation) is not { } keys)
            {
                continue;
            }

            var open = Enumerable.Range(0, wanted.Count).Where(at => faults[at] is null).ToArray();
            foreach (var (place, found) in await KeyReader.FindAsync(
                scope.Connection, scope.Act.Workspace, target, keys.Fields, [.. open.Select(at => keys.Values[at])], cancellation))
            {
                ids[open[place]].AddRange(found);
            }
        }

        return [.. wanted.Select(Outcome<string> (conditions, at) => (faults[at], ids[at]) switch
        {
            ({ } fault, _) => fault,
            (_, [var one]) => one,
            (_, []) => BulkRefusals.Unmatched(string.Join(" or ", reference.RefersTo), conditions[0].Header, conditions[0].Value),
            (_, var many) => BulkRefusals.Ambiguous(string.Join(" or ", reference.RefersTo), conditions[0].Header, conditions[0].Value, many.Count),
        })];
    }

    /// <summary>The fields of one object that make the key, and their values; ways that go on are followed first. Null when the object has no such field.</summary>
    private async Task<(List<ObjectField> Fields, string[][] Values)?> KeysAsync(
        ObjectType target, IReadOnlyList<IReadOnlyList<Condition>> wanted, Refusal?[] faults, CancellationToken cancellation)
    {
        var fields = new List<ObjectField>();
        var columns = new List<string[]>();
        foreach (var (at, condition) in wanted[0].Index().Where(one => one.Item.Path.Length == 1))
        {
            if (target.Find(condition.Path[0]) is not { } field)
            {
                return null;
            }

            fields.Add(field);
            columns.Add([.. wanted.Select(conditions => conditions[at].Value)]);
        }

        foreach (var group in wanted[0].Index().Where(one => one.Item.Path.Length > 1).GroupBy(one => one.Item.Path[0], StringComparer.OrdinalIgnoreCase))
        {
            if (Relationships.Find(target, group.Key) is not { } next)
            {
                return null;
            }

            var places = group.Select(one => one.Index).ToArray();
            var found = await FindAsync(
                next, [.. wanted.Select(conditions => places.Select(at => conditions[at] with { Path = conditions[at].Path.RemoveAt(0) }).ToList())], cancellation);
            for (var at = 0; at < found.Length; at++)
            {
                faults[at] ??= found[at].Refusal;
            }

            fields.Add(next);
            columns.Add([.. found.Select(one => one.IsDone ? one.Value : "")]);
        }

        return (fields, [.. Enumerable.Range(0, wanted.Count).Select(row => columns.Select(column => column[row]).ToArray())]);
    }
}

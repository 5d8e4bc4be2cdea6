using System.Collections.Immutable;
using Bailiwick.Core;
using Bailiwick.Core.Management;
using Bailiwick.Core.Management.Objects;

namespace Bailiwick.Server.Management.Bulk;

/// <summary>The columns of a file as the catalogue knows them: fields, and ways along references as <c>Territory2.DeveloperName</c>.</summary>
internal sealed class ImportColumns(ObjectCatalog catalog, ObjectType type, IEnumerable<string> leftOut)
{
    private readonly HashSet<string> _leftOut = new(leftOut, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Outcome<ImportColumn>> _known = new(StringComparer.OrdinalIgnoreCase);

    public ObjectType Type => type;

    public Outcome<ImportColumn> Of(string header)
    {
        if (!_known.TryGetValue(header, out var column))
        {
            _known[header] = column = Read(header);
        }

        return column;
    }

    private Outcome<ImportColumn> Read(string header)
    {
        if (_leftOut.Contains(header))
        {
            return new ImportColumn(header, null, []);
        }

        if (!header.Contains('.', StringComparison.Ordinal))
        {
            return type.Find(header) is { } field ? new ImportColumn(header, field, []) : ManagementRefusals.UnknownField(type.Name, header);
        }

        ImmutableArray<string> steps = [.. header.Split('.')];
        if (Relationships.Find(type, steps[0]) is not { } reference)
        {
            return BulkRefusals.UnknownPath(type.Name, header);
        }

        var path = steps.RemoveAt(0);
        var ends = Ends(reference, path).ToList();
        return ends.Count == 0 ? BulkRefusals.UnknownPath(type.Name, header)
            : ends.Find(field => !TellsApart(field)) is { } bad ? BulkRefusals.BadPathField(header, bad)
            : new ImportColumn(header, reference, path);
    }

    /// <summary>Whether records are told apart by a field: words in one line, ids and whole numbers.</summary>
    public static bool TellsApart(ObjectField field) => field.Type is FieldType.Whole || (field.Type.IsText() && field.Type is not (FieldType.TextArea or FieldType.MultiPicklist));

    private IEnumerable<ObjectField> Ends(ObjectField reference, ImmutableArray<string> path)
    {
        foreach (var target in reference.RefersTo.Select(catalog.Find).OfType<ObjectType>().Where(target => !target.IsDerived))
        {
            if (path.Length == 1)
            {
                if (target.Find(path[0]) is { } field)
                {
                    yield return field;
                }
            }
            else if (Relationships.Find(target, path[0]) is { } next)
            {
                foreach (var end in Ends(next, path.RemoveAt(0)))
                {
                    yield return end;
                }
            }
        }
    }
}

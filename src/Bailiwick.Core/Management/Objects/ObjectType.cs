using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Bailiwick.Core.Management.Objects;

/// <summary>One object with its fields: what tables, validation, routes and queries are made from.</summary>
public sealed class ObjectType
{
    private readonly FrozenDictionary<string, ObjectField> _fieldOfName;

    /// <summary>An object. Throws <see cref="ArgumentException"/> when a field name stands twice, in whatever case.</summary>
    /// <param name="name">The name of the API: <c>Territory2Model</c>.</param>
    /// <param name="label">What people read.</param>
    /// <param name="calls">What may be done with its records.</param>
    /// <param name="fields">In the order shown.</param>
    public ObjectType(string name, string label, ObjectCalls calls, IEnumerable<ObjectField> fields)
    {
        Name = name;
        Label = label;
        Calls = calls;
        Fields = [.. fields];
        _fieldOfName = Fields.ToFrozenDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The name of the API.</summary>
    public string Name { get; }

    /// <summary>What people read.</summary>
    public string Label { get; }

    /// <summary>What may be done with its records.</summary>
    public ObjectCalls Calls { get; }

    /// <summary>The first three characters of its records' ids, or null where no source names them.</summary>
    public string? KeyPrefix { get; init; }

    /// <summary>Whether its records are read out of other objects and stored nowhere.</summary>
    public bool IsDerived { get; init; }

    /// <summary>Whether a workspace may add fields.</summary>
    public bool TakesCustomFields { get; init; }

    /// <summary>In the order shown: id first, then the object's own, then who and when.</summary>
    public ImmutableArray<ObjectField> Fields { get; }

    /// <summary>The field of that name in any case, or null. O(1).</summary>
    /// <param name="name">A field name.</param>
    public ObjectField? Find(string name) => _fieldOfName.GetValueOrDefault(name);

    /// <summary>Whether a call is taken.</summary>
    /// <param name="call">One or more calls; all are asked for.</param>
    public bool Takes(ObjectCalls call) => (Calls & call) == call;
}

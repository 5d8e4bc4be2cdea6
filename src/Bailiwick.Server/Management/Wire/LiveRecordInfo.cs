using Bailiwick.Core.Management.Objects;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Wire;

/// <summary>A record as read.</summary>
/// <param name="Id">Eighteen characters.</param>
/// <param name="Type">Its object: <c>Territory2</c>.</param>
/// <param name="Act">The act that wrote this version; send it back as <c>expectedAct</c> to be told when somebody was faster.</param>
/// <param name="Fields">By name, in catalogue order; money and numbers as numbers, days as 2026-04-30.</param>
[OpenApi.SchemaName("LiveRecord")]
public sealed record LiveRecordInfo(string Id, string Type, long Act, IReadOnlyDictionary<string, object?> Fields)
{
    public static LiveRecordInfo Of(ObjectType type, LiveRecord record, IReadOnlyDictionary<long, LiveActRow> acts)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(acts);
        var fields = new Dictionary<string, object?>();
        foreach (var field in type.Fields)
        {
            fields[field.Name] = field.Name switch
            {
                "Id" => record.Id,
                "IsDeleted" => record.ToAct is not null,
                "CreatedDate" => acts.GetValueOrDefault(record.CreatedAct)?.At,
                "LastModifiedDate" or "SystemModstamp" => acts.GetValueOrDefault(record.FromAct)?.At,
                "CreatedById" or "LastModifiedById" => null,
                _ => record.Values.GetValueOrDefault(field.Name),
            };
        }

        return new LiveRecordInfo(record.Id, type.Name, record.FromAct, fields);
    }
}

using System.Security.Cryptography;
using System.Text;
using Bailiwick.Core;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Storage.Management;
using Npgsql;
using NpgsqlTypes;

namespace Bailiwick.Server.Management.Governance;

/// <summary>What of the live model a caller sees and may do: everything alike, or each territory of the own patch of the active model.</summary>
public sealed class LivePatch
{
    private readonly WorkspaceId _workspace;
    private readonly Dictionary<string, PatchRights>? _rightsOf;
    private readonly PatchRights _everywhere;

    private LivePatch(WorkspaceId workspace, PatchRights everywhere, Dictionary<string, PatchRights>? rightsOf) => (_workspace, _everywhere, _rightsOf) = (workspace, everywhere, rightsOf);

    public bool IsAll => _rightsOf is null;

    /// <summary>The active model; null when there is none.</summary>
    public string? ModelId { get; private init; }

    /// <summary>The caller's own records among the live users: those with the caller's address.</summary>
    public IReadOnlySet<string> Own { get; private init; } = new HashSet<string>();

    /// <summary>By territory; empty when the caller sees all.</summary>
    public IReadOnlyDictionary<string, PatchRights> Territories => _rightsOf ?? [];

    /// <summary>What may be done in all territories alike.</summary>
    public PatchRights Everywhere => _everywhere;

    public static LivePatch Whole(WorkspaceId workspace, PatchRights rights, string? model, IReadOnlySet<string> own) => new(workspace, rights, null) { ModelId = model, Own = own };

    public static LivePatch Of(WorkspaceId workspace, string? model, Dictionary<string, PatchRights> rightsOf, IReadOnlySet<string> own) =>
        new(workspace, PatchRights.None, rightsOf) { ModelId = model, Own = own };

    public bool Sees(string? territory) => May(territory, PatchRights.Read);

    /// <summary>Whether all of some rights hold in a territory.</summary>
    public bool May(string? territory, PatchRights rights) =>
        ((_rightsOf is null ? _everywhere : territory is null ? PatchRights.None : _rightsOf.GetValueOrDefault(territory)) & rights) == rights;

    /// <summary>Whether a model is shown at all: to who sees a patch, only the active one.</summary>
    public bool Shows(LiveModel model) => IsAll || model.Model.Id == ModelId;

    /// <summary>The place of each territory of a model that is shown among their ids in ordinal order: how binary answers name territories.</summary>
    public Dictionary<string, int> PlacesIn(LiveModel model) =>
        model.Territories.Select(one => one.Id).Where(Sees).Order(StringComparer.Ordinal).Index().ToDictionary(one => one.Item, one => one.Index, StringComparer.Ordinal);

    /// <summary>Tells answers cut to different patches apart; empty when nothing is cut.</summary>
    public string Tag => _rightsOf is null ? "" : "-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', _rightsOf.Keys.Order(StringComparer.Ordinal)))))[..16];

    /// <summary>The same question for less: only records that the patch shows.</summary>
    public async Task<Outcome<LiveQuery>> NarrowAsync(NpgsqlConnection connection, ObjectType type, LiveQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(query);
        if (_rightsOf is null)
        {
            return query;
        }

        switch (type.Name)
        {
            case "Territory2Model":
                return query.And("Id", ModelId is null ? [] : [ModelId]);
            case "Territory2":
                return query.And("Id", _rightsOf.Keys);
            case "UserTerritory2Association" or "ObjectTerritory2Association" or "Territory2ObjectExclusion" or "Opportunity" or "ForecastingQuota" or "ForecastingAdjustment":
                return query.And("Territory2Id", _rightsOf.Keys);
            case "Account":
                return query.And("Id", await AccountsAsync(connection, query.AsOf, cancellation));
            case "Contact" or "AccountTeamMember":
                return query.And("AccountId", await AccountsAsync(connection, query.AsOf, cancellation));
            case "User":
                return query.And("Id", await UsersAsync(connection, query.AsOf, cancellation));
            default:
                return GovernanceRefusals.NotShown(type.Name);
        }
    }

    /// <summary>Records whose references to what the patch does not show are empty.</summary>
    public async Task<List<LiveRecord>> HideAsync(NpgsqlConnection connection, ObjectType type, List<LiveRecord> records, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(records);
        if (_rightsOf is null || records.Count == 0)
        {
            return records;
        }

        var references = type.Fields.Where(field => field.Type == FieldType.Reference).ToList();
        var accounts = references.Exists(field => field.RefersTo.Contains("Account")) ? (await AccountsAsync(connection, null, cancellation)).ToHashSet(StringComparer.Ordinal) : [];
        var users = references.Exists(field => field.RefersTo.Contains("User")) ? (await UsersAsync(connection, null, cancellation)).ToHashSet(StringComparer.Ordinal) : [];
        bool IsShown(ObjectField field, string id) =>
            (field.RefersTo.Contains("Account") && accounts.Contains(id)) || (field.RefersTo.Contains("User") && users.Contains(id))
            || (field.RefersTo.Contains("Territory2") && Sees(id)) || (field.RefersTo.Contains("Territory2Model") && id == ModelId);

        return records.ConvertAll(record =>
        {
            var values = new Dictionary<string, object?>(record.Values, StringComparer.OrdinalIgnoreCase);
            foreach (var field in references.Where(field => values.GetValueOrDefault(field.Name) is string id && !IsShown(field, id)))
            {
                values[field.Name] = null;
            }

            return record with { Values = values };
        });
    }

    /// <summary>Accounts in territories of the patch.</summary>
    public Task<string[]> AccountsAsync(NpgsqlConnection connection, long? asOf, CancellationToken cancellation) =>
        IdsAsync(connection, "SELECT DISTINCT object_id FROM live_object_territory2_association WHERE workspace_id = $1 AND territory2_id = ANY($2) AND " + Present(asOf), cancellation);

    /// <summary>Members and forecast managers of territories of the patch, and the caller.</summary>
    public async Task<string[]> UsersAsync(NpgsqlConnection connection, long? asOf, CancellationToken cancellation) =>
    [
        .. await IdsAsync(
            connection,
            $"""
            SELECT user_id FROM live_user_territory2_association WHERE workspace_id = $1 AND territory2_id = ANY($2) AND {Present(asOf)}
            UNION SELECT forecast_user_id FROM live_territory2 WHERE workspace_id = $1 AND id = ANY($2) AND forecast_user_id IS NOT NULL AND {Present(asOf)}
            """,
            cancellation),
        .. Own,
    ];

    private async Task<string[]> IdsAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"SELECT coalesce(array_agg(id), ARRAY[]::text[]) FROM ({sql}) AS found (id)", connection);
        command.Parameters.AddWithValue(_workspace.Value);
        command.Parameters.Add(new NpgsqlParameter { Value = Territories.Keys.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        return (string[])(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static string Present(long? asOf) => asOf is { } act ? $"from_act <= {act} AND (to_act IS NULL OR to_act > {act})" : "to_act IS NULL";
}

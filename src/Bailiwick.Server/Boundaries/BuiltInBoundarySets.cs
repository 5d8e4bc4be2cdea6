using Bailiwick.Core;
using Bailiwick.Server.Hosting;
using Bailiwick.Storage.Boundaries;
using Npgsql;

namespace Bailiwick.Server.Boundaries;

/// <summary>
/// Makes the built-in sets when they are first asked for, once a database: an advisory lock lets several nodes ask at once.
/// </summary>
public sealed class BuiltInBoundarySets(NpgsqlDataSource source, ServerSettings settings, TimeProvider clock) : IDisposable
{
    // Spells "boundary"; nobody else locks with it.
    private const long Lock = 0x626F756E64617279;

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly HashSet<BoundarySetId> _there = [];

    /// <summary>All of them are there afterwards.</summary>
    public async Task<Outcome<bool>> EnsureAllAsync(CancellationToken cancellation)
    {
        foreach (var set in BuiltInSet.All)
        {
            var ensured = await EnsureAsync(set.Id, cancellation);
            if (!ensured.IsDone)
            {
                return ensured;
            }
        }

        return true;
    }

    /// <summary>The set is there afterwards if it is a built-in one; false for any other id.</summary>
    public async Task<Outcome<bool>> EnsureAsync(BoundarySetId id, CancellationToken cancellation)
    {
        if (BuiltInSet.Find(id) is not { } set)
        {
            return false;
        }

        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            if (!_there.Contains(id))
            {
                if (await MakeAsync(set, cancellation) is { } refusal)
                {
                    return refusal;
                }

                _there.Add(id);
            }

            return true;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<Refusal?> MakeAsync(BuiltInSet set, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var guard = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection);
        guard.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Lock });
        await guard.ExecuteNonQueryAsync(cancellation);
        if (await IsThereAsync(connection, set, cancellation))
        {
            return null;
        }

        var path = Path.Combine(settings.Tools, set.Package);
        if (!File.Exists(path))
        {
            return BoundarySetRefusals.NoGeodata(set.Name, path);
        }

        await using var file = File.OpenRead(path);
        var reading = set.Read(file, cancellation);
        if (!reading.IsDone)
        {
            return reading.Refusal;
        }

        var label = new NewBoundarySet.Label(BoundarySetRow.BuiltIn, set.Id, set.Name, set.Source, set.License, clock.GetUtcNow(), "Bailiwick");
        var made = NewBoundarySet.Of(label, reading.Value);
        await BoundaryWriter.WriteAsync(connection, made.Row, made.Content, made.Findings, cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    private static async Task<bool> IsThereAsync(NpgsqlConnection connection, BuiltInSet set, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT EXISTS (SELECT 1 FROM boundary_sets WHERE workspace_id = $1 AND id = $2)", connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = BoundarySetRow.BuiltIn.Value });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = set.Id.Value });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }
}

using System.Data;
using System.IO.Compression;
using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Management;
using Bailiwick.Core.Management.Objects;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Exporting;
using Bailiwick.Storage.Management;
using Npgsql;

namespace Bailiwick.Server.Management.Bulk;

/// <summary>All records of an object, or of all objects, as files: read piece by piece in one snapshot and sent as they come.</summary>
public sealed class ExportRecords(LiveActs acts, WorkspaceCatalog catalogs, ReadRecords records, TimeProvider time)
{
    // Value sets may have millions of words each.
    private const int LongText = 100_000;
    private const int LongPiece = 2;
    private const int Piece = 2000;

    /// <param name="Format">csv or ndjson.</param>
    /// <param name="AsOf">As things stood at the end of a day.</param>
    /// <param name="Keys">Whether keys of what is referred to stand beside the ids, as Territory2.DeveloperName.</param>
    public sealed record Query(string? Format, DateOnly? AsOf, bool? Keys);

    /// <summary>What an archive holds.</summary>
    /// <param name="Act">The last act in it.</param>
    public sealed record Manifest(long Act, DateOnly? AsOf, DateTimeOffset MadeAt, BulkFormat Format, IReadOnlyList<ManifestObject> Objects);

    /// <summary>One file of an archive.</summary>
    public sealed record ManifestObject(string Name, string File, long Records);

    public async Task<Outcome<ExportFile>> OneAsync(string objectName, string? fields, Query query, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewLive);
        var format = QueryChoice.Read<BulkFormat>("format", query.Format) ?? BulkFormat.Csv;
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        if (catalog.Find(objectName) is not { } type)
        {
            return ManagementRefusals.UnknownObject(objectName);
        }

        if (type.IsDerived)
        {
            return LiveRefusals.NotReadable(type.Name);
        }

        var columns = ExportColumns.Of(catalog, type, fields, query.Keys == true);
        if (!columns.IsDone)
        {
            return columns.Refusal;
        }

        return new ExportFile($"{type.Name}.{RecordFile.EndingOf(format)}", RecordFile.TypeOf(format), async stream =>
        {
            await using var snapshot = await SnapshotAsync(query.AsOf, caller, cancellation);
            await WriteAsync(snapshot, type, columns.Value, format, stream, cancellation);
        });
    }

    public async Task<Outcome<ExportFile>> AllAsync(Query query, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(caller);
        caller.Demand(Right.ViewLive);
        var format = QueryChoice.Read<BulkFormat>("format", query.Format) ?? BulkFormat.Csv;
        var catalog = await catalogs.ReadAsync(caller.Workspace, cancellation);
        return new ExportFile("live.zip", "application/zip", async response =>
        {
            await using var stream = new ArchiveStream(response);
            await using (var snapshot = await SnapshotAsync(query.AsOf, caller, cancellation))
            {
                await WriteAsync(snapshot, catalog, (query, format), stream, cancellation);
            }

            await stream.FlushAsync(cancellation);
        });
    }

    private async Task WriteAsync(Snapshot snapshot, ObjectCatalog catalog, (Query Query, BulkFormat Format) asked, ArchiveStream stream, CancellationToken cancellation)
    {
        await using var archive = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        var objects = new List<ManifestObject>();
        foreach (var type in catalog.Objects.Where(type => !type.IsDerived))
        {
            var name = $"{type.Name}.{RecordFile.EndingOf(asked.Format)}";
            await using var file = await EntryAsync(archive, name, cancellation);
            var columns = ExportColumns.Of(catalog, type, null, asked.Query.Keys == true).Value;
            objects.Add(new ManifestObject(type.Name, name, await WriteAsync(snapshot, type, columns, asked.Format, file, cancellation)));
        }

        await using var manifest = await EntryAsync(archive, "manifest.json", cancellation);
        await JsonSerializer.SerializeAsync(manifest, new Manifest(snapshot.Act, asked.Query.AsOf, time.GetUtcNow(), asked.Format, objects), WireJson.Options, cancellation);
    }

    private async Task<Stream> EntryAsync(ZipArchive archive, string name, CancellationToken cancellation)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = time.GetUtcNow();
        return await entry.OpenAsync(cancellation);
    }

    private async Task<Snapshot> SnapshotAsync(DateOnly? asOf, Caller caller, CancellationToken cancellation)
    {
        var connection = await acts.OpenAsync(cancellation);
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var past = asOf is { } day ? await records.ActOfAsync(caller, day, cancellation) : default(long?);
        return new Snapshot(connection, transaction, caller.Workspace, past, past ?? await LiveActs.LastAsync(connection, caller.Workspace, cancellation));
    }

    private async Task<long> WriteAsync(Snapshot snapshot, ObjectType type, ExportColumns columns, BulkFormat format, Stream stream, CancellationToken cancellation)
    {
        await using var file = await RecordFile.BeginAsync(stream, format, [.. columns.Names]);
        var size = type.Fields.Any(field => field.Length > LongText) ? LongPiece : Piece;
        var signed = new Dictionary<long, LiveActRow>();
        var written = 0L;
        for (string? after = null; ;)
        {
            var piece = await LiveReader.ReadAsync(snapshot.Connection, snapshot.Workspace, type, new LiveQuery { AsOf = snapshot.AsOf, After = after, Limit = size }, cancellation);
            var unknown = piece.SelectMany(one => (long[])[one.FromAct, one.CreatedAct]).Where(act => !signed.ContainsKey(act)).Distinct().ToList();
            foreach (var (number, act) in unknown.Count == 0 ? [] : await acts.FindAsync(snapshot.Workspace, unknown, cancellation))
            {
                signed[number] = act;
            }

            foreach (var row in await columns.RowsAsync(snapshot.Connection, snapshot.Workspace, piece, (snapshot.AsOf, signed), cancellation))
            {
                await file.WriteAsync(row);
            }

            await file.FlushAsync();
            written += piece.Count;
            if (piece.Count < size)
            {
                return written;
            }

            after = piece[^1].Id;
        }
    }

    /// <summary>One moment of the database.</summary>
    private sealed record Snapshot(NpgsqlConnection Connection, NpgsqlTransaction Transaction, WorkspaceId Workspace, long? AsOf, long Act) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Transaction.DisposeAsync();
            await Connection.DisposeAsync();
        }
    }
}

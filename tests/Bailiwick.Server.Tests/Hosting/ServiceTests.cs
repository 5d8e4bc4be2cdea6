using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bailiwick.Server.OpenApi;
using Bailiwick.Storage;
using Npgsql;
using Xunit;

namespace Bailiwick.Server.Tests.Hosting;

/// <summary>What the service does around its routes.</summary>
public sealed partial class ServiceTests(PostgresCluster cluster)
{
    [Fact]
    public async Task Too_many_attempts_to_sign_in_are_slowed_down()
    {
        await using var host = await ServerHost.StartBareAsync(cluster, settings => settings with { SignInsPerMinute = 3 });
        var client = host.Anonymous();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await Refused.WithAsync(HttpStatusCode.Forbidden, "access.sign-in-refused", await client.PostAsync("/api/session", new { email = "a@example.org", password = "wrong" }));
        }

        await Refused.WithAsync(HttpStatusCode.TooManyRequests, "access.too-many-attempts", await client.PostAsync("/api/session", new { email = "a@example.org", password = "wrong" }));
    }

    [Fact]
    public async Task The_client_is_served_at_every_address_that_is_not_the_services_own()
    {
        using var folder = new DataFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "assets"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "index.html"), "<title>Bailiwick</title>", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "assets", "main-1a2b.js"), "export {}", TestContext.Current.CancellationToken);
        await using var host = await ServerHost.StartBareAsync(cluster, settings => settings with { ClientFolder = folder.Path });
        var client = host.Anonymous();

        foreach (var path in new[] { "/", "/alignments/5", "/setup?code=x", "/index.html" })
        {
            var page = await client.GetAsync(path);
            Assert.Equal("<title>Bailiwick</title>", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Contains("no-cache", page.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }

        Assert.Contains("immutable", (await client.GetAsync("/assets/main-1a2b.js")).Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ready_means_that_the_database_has_all_tables()
    {
        await using var ready = await ServerHost.StartBareAsync(cluster);
        Assert.Equal(HttpStatusCode.OK, (await ready.Anonymous().GetAsync("/health/ready")).StatusCode);

        await using (var command = ready.Source.CreateCommand("DELETE FROM migrations WHERE \"MigrationId\" = '0002_jobs'"))
        {
            Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(HttpStatusCode.OK, (await ready.Anonymous().GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await ready.Anonymous().GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task Nodes_that_start_at_once_migrate_once()
    {
        var connection = await cluster.CreateEmptyDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(connection);

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Migrator.MigrateAsync(source, TestContext.Current.CancellationToken)));

        Assert.Single(applied, names => names.Count > 0);
        Assert.Empty(await Migrator.MissingAsync(source, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_committed_API_document_is_the_served_one()
    {
        var committed = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "openapi.json"), TestContext.Current.CancellationToken);

        var made = (await ApiDocumentFile.CreateAsync(TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");

        Assert.True(committed == made, "docs/openapi.json is not current. Renew it: dotnet run --project src/Bailiwick.Server -- openapi docs/openapi.json");
    }

    [Fact]
    public async Task The_API_document_refers_to_nothing_that_it_lacks()
    {
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "openapi.json"), TestContext.Current.CancellationToken));
        var schemas = document.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(schema => schema.Name).ToHashSet();

        var named = SchemaReference().Matches(document.RootElement.GetRawText()).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(schemas));
    }

    [GeneratedRegex("\"#/components/schemas/([^\"]+)\"")]
    private static partial Regex SchemaReference();
}

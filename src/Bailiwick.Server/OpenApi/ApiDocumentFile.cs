using Bailiwick.Server.Hosting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Npgsql;

namespace Bailiwick.Server.OpenApi;

/// <summary>Writes the API document without a database: the routes are all it needs.</summary>
public static class ApiDocumentFile
{
    public static async Task<string> CreateAsync(CancellationToken cancellation)
    {
        var settings = new ServerSettings
        {
            Port = 0,
            Data = Path.GetTempPath(),
            Tools = string.Empty,
            PostgresBinaries = string.Empty,
            ClientFolder = string.Empty,
            WorksInBackground = false,
        };
        await using var source = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1");
        await using var app = BailiwickServer.Create(settings, source);
        await app.StartAsync(cancellation);
        try
        {
            var document = await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(ApiDocument.Version).GetOpenApiDocumentAsync(cancellation);
            return await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation) + "\n";
        }
        finally
        {
            await app.StopAsync(cancellation);
        }
    }

    public static async Task WriteAsync(string path, CancellationToken cancellation) =>
        await File.WriteAllTextAsync(path, (await CreateAsync(cancellation)).ReplaceLineEndings("\n"), cancellation);
}

using System.IO.Compression;
using Bailiwick.Server.Problems;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.FileProviders;

namespace Bailiwick.Server.Hosting;

/// <summary>Serves the built client: hashed assets for ever, the page itself always asked for anew, compressed where it pays.</summary>
internal static class ClientFiles
{
    private const string Page = "index.html";
    private static readonly string[] _ownPrefixes = ["/api", "/hubs", "/health", "/openapi"];

    public static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            // What is secret in a reply (the antiforgery token) differs each time, so its length tells nothing.
            options.EnableForHttps = true;
            options.MimeTypes =
            [
                .. ResponseCompressionDefaults.MimeTypes,
                Problem.ContentType, "application/octet-stream", "application/geo+json", "image/svg+xml", "font/ttf",
            ];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }

    public static void UseClient(this WebApplication app, ServerSettings settings)
    {
        if (!Directory.Exists(settings.ClientFolder))
        {
            return;
        }

        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(settings.ClientFolder),
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }

    /// <summary>Every other address is the client's; under our own prefixes it is a mistake and says so.</summary>
    public static void MapClient(this WebApplication app, ServerSettings settings)
    {
        foreach (var prefix in _ownPrefixes)
        {
            app.Map(prefix + "/{**rest}", (HttpContext context) =>
                ProblemWriter.WriteAsync(context, RequestRefusals.NoRoute(context.Request.Method, context.Request.Path))).ExcludeFromDescription();
        }

        app.MapGet("{**path}", async (HttpContext context) =>
        {
            var page = Path.Combine(settings.ClientFolder, Page);
            context.Response.Headers.CacheControl = "no-cache";
            context.Response.ContentType = "text/html; charset=utf-8";
            await (File.Exists(page)
                ? context.Response.SendFileAsync(page, context.RequestAborted)
                : context.Response.WriteAsync("<!doctype html><title>Bailiwick</title><p>The client is not built. Maybe run <code>./run</code>, or <code>npm run build</code> in web.", context.RequestAborted));
        }).AllowAnonymous().ExcludeFromDescription();
    }
}

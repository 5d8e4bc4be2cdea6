using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Bailiwick.Core;

namespace Bailiwick.Cli.Engine;

/// <summary>Files that the pure engine reads, and the documents it answers with. No service is asked.</summary>
internal static class EngineFile
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new PlainDecimal() },
    };

    /// <summary>Reads a file, or standard input for <c>-</c>; a member that the form does not know is refused.</summary>
    public static async Task<T> ReadAsync<T>(string path, CancellationToken cancellation)
    {
        await using var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(stream, _options, cancellation)
                ?? throw new RefusedException("cli.bad-json", $"'{path}' holds nothing. Maybe compare it with docs/targets.md or docs/quotas.md.");
        }
        catch (JsonException failure)
        {
            throw new RefusedException(
                "cli.bad-json",
                $"'{path}' cannot be read at {failure.Path ?? "$"} (line {failure.LineNumber + 1}): {Reason(failure)} Maybe compare it with docs/targets.md or docs/quotas.md.");
        }
    }

    public static void Write(object answer) => Console.Out.WriteLine(JsonSerializer.Serialize(answer, _options));

    /// <summary>The value, or the refusal thrown as the command line shows it.</summary>
    public static T Need<T>(Outcome<T> outcome) => outcome.IsDone ? outcome.Value : throw Refused(outcome.Refusal);

    public static RefusedException Refused(Refusal refusal)
    {
        var problem = new JsonObject { ["title"] = "Refused", ["detail"] = refusal.Message, ["code"] = refusal.Code };
        foreach (var (name, value) in refusal.Details)
        {
            problem[name] = JsonSerializer.SerializeToNode(value, _options);
        }

        return RefusedException.From(problem);
    }

    private static string Reason(JsonException failure) =>
        failure.Message.Contains("could not be mapped", StringComparison.Ordinal) ? "there is no such member in this form."
        : failure.Message.Contains("could not be converted", StringComparison.Ordinal) ? "the value is of another kind than the form has there."
        : failure.Message.Split(" Path: ")[0];

    /// <summary>Decimals without trailing zeros, so that 12.50 and 12.5 are the same bytes.</summary>
    private sealed class PlainDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var value)
                ? value
                : throw new JsonException("A number of at most 28 digits is expected here.");

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.ToString("G29", System.Globalization.CultureInfo.InvariantCulture));
    }
}

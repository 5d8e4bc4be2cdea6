using System.Text.Json;
using Bailiwick.Server.Problems;

namespace Bailiwick.Server;

/// <summary>Reads a choice from an address as bodies spell it: camel case. The framework would want the name as the code has it.</summary>
public static class QueryChoice
{
    /// <summary>Null when nothing is given; throws the refusal when it is none of the choices.</summary>
    public static T? Read<T>(string name, string? value)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        var choices = Enum.GetValues<T>().ToDictionary(choice => JsonNamingPolicy.CamelCase.ConvertName($"{choice}"), StringComparer.OrdinalIgnoreCase);
        return choices.TryGetValue(value, out var found) ? found : throw new RefusedException(RequestRefusals.Choice(name, value, choices.Keys));
    }
}

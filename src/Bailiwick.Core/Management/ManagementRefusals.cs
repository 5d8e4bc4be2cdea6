using Bailiwick.Core.Management.Models;
using Bailiwick.Core.Management.Objects;

namespace Bailiwick.Core.Management;

/// <summary>Every "no" of objects, fields, limits and model states, in one place.</summary>
public static class ManagementRefusals
{
    /// <summary>No object of that name.</summary>
    public static Refusal UnknownObject(string name) => new(
        "management.unknown-object", $"There is no object \"{name}\". Maybe it is written differently, as Territory2Model.", RefusalKind.NotFound);

    /// <summary>No field of that name.</summary>
    public static Refusal UnknownField(string type, string field) => new(
        "management.unknown-field", $"{type} has no field \"{field}\". Maybe it is a custom field and ends in __c.")
    { Details = Field(field) };

    /// <summary>No model of that name.</summary>
    public static Refusal UnknownModel(string name) => new(
        "management.unknown-model", $"There is no territory model \"{name}\". Maybe it was removed.", RefusalKind.NotFound);

    /// <summary>A call that the object does not take.</summary>
    public static Refusal CallNotTaken(string type, string call) => new(
        "management.call-not-taken", $"{type} does not take the call {call}. Maybe it is kept by the service itself.");

    /// <summary>A field that may not be written now.</summary>
    public static Refusal FieldNotWritable(string type, ObjectField field, FieldFlags needed) => new(
        "management.field-not-writable",
        $"{type}.{field.Name} may not be {(needed == FieldFlags.Create ? "given when a record is made" : "changed")}"
        + $"{(field.IsFixed && needed == FieldFlags.Update ? ": it is fixed when the record is made" : "")}. Maybe leave it out.")
    {
        Details = Field(field.Name),
    };

    /// <summary>A field that must be given.</summary>
    public static Refusal FieldMissing(string type, string field) => new(
        "management.field-missing", $"{type}.{field} may not be empty. Maybe give it a value.")
    { Details = Field(field) };

    /// <summary>A value that is not of the field's type.</summary>
    public static Refusal BadValue(string type, ObjectField field, string value) => new(
        "management.bad-value", $"\"{value}\" is no {field.Type.WireName()} for {type}.{field.Name}. Maybe write numbers with a point, days as 2026-04-30, and true or false.")
    {
        Details = Field(field.Name),
    };

    /// <summary>Text with too many characters.</summary>
    public static Refusal TooLong(string type, ObjectField field, int length) => new(
        "management.too-long", $"{type}.{field.Name} has {length:#,0} characters; {field.Length:#,0} are taken. Maybe shorten it.")
    { Details = Field(field.Name) };

    /// <summary>A value that is not of the list.</summary>
    public static Refusal NotInList(string type, ObjectField field, string value) => new(
        "management.not-in-list", $"\"{value}\" is no value of {type}.{field.Name}. Maybe one of: {string.Join(", ", field.Values)}.")
    { Details = Field(field.Name) };

    /// <summary>A developer name that is none.</summary>
    public static Refusal BadDeveloperName(string name) => new(
        "management.bad-developer-name",
        $"\"{name}\" is no developer name: a letter first, then letters, digits and single underscores, none at the end, at most {DeveloperNames.MostCharacters}. "
        + $"Maybe {DeveloperNames.Of(name)}.");

    /// <summary>A custom field that cannot be added.</summary>
    public static Refusal BadCustomField(string type, string field, string why) => new(
        "management.bad-custom-field", $"The field \"{field}\" of {type} {why}. Maybe choose another name, as Segment__c.")
    { Details = Field(field) };

    /// <summary>More than a limit takes.</summary>
    public static Refusal OverLimit(string what, int count, int limit) => new(
        "management.over-limit", $"There would be {count:#,0} {what}; {limit:#,0} are taken. Maybe divide them, or lift the limits if the model stays in this service.")
    {
        Details = new Dictionary<string, object?> { ["count"] = count, ["limit"] = limit },
    };

    /// <summary>A move between states that there is not.</summary>
    public static Refusal BadStateMove(ModelState from, ModelState to, IReadOnlyList<ModelState> possible) => new(
        "management.bad-state-move",
        $"A model that is {from.WireName()} cannot become {to.WireName()}. Maybe {(possible.Count == 0 ? "wait" : string.Join(" or ", possible.Select(ModelStates.WireName)))}.",
        RefusalKind.Conflict);

    /// <summary>Another model stands in the way.</summary>
    public static Refusal SecondActive(string activated, string other, ModelState state) => new(
        "management.second-active",
        $"\"{activated}\" cannot be activated while \"{other}\" is {state.WireName()}. "
        + (state == ModelState.Active ? "Maybe ask for a swap: both change in one act." : "Maybe wait until that has ended."),
        RefusalKind.Conflict);

    private static Dictionary<string, object?> Field(string name) => new() { ["field"] = name };
}

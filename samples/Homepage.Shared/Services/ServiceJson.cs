using System.Text.Json;
using System.Text.Json.Serialization;
using Homepage.Catalogue;

namespace Homepage.Services;

/// <summary>What the services and their clients send each other.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(IReadOnlyList<Title>))]
[JsonSerializable(typeof(IEnumerable<WatchedTitle>))]
[JsonSerializable(typeof(IReadOnlyList<WatchedTitle>))]
[JsonSerializable(typeof(PingAnswer))]
[JsonSerializable(typeof(RecordedView))]
[JsonSerializable(typeof(ViewReceipt))]
[JsonSerializable(typeof(object))]
internal sealed partial class ServiceJson : JsonSerializerContext;

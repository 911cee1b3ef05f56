// Reads and writes with the official clients: node interop.mjs write|read TABLE QUEUE, the account in STORAGE.
import { TableClient } from "@azure/data-tables";
import { QueueServiceClient } from "@azure/storage-queue";

const [command, tableName, queueName] = process.argv.slice(2);
const table = TableClient.fromConnectionString(process.env.STORAGE, tableName, { allowInsecureConnection: true });
const queue = QueueServiceClient.fromConnectionString(process.env.STORAGE).getQueueClient(queueName);

if (command === "write") {
  await table.createEntity({
    partitionKey: "js",
    rowKey: "O'Neil 100% 世界",
    Text: "Grüße, 世界 😀 'quoted'",
    Yes: true,
    Int: 42,
    Long: 9007199254740993n,
    Half: 0.5,
    Whole: { type: "Double", value: "3" },
    At: new Date("2026-03-29T01:30:00.123Z"),
    Id: { type: "Guid", value: "11112222-3333-4444-5555-666677778888" },
    Bytes: new Uint8Array([0, 1, 254, 255]),
  });
  await table.submitTransaction([
    ["create", { partitionKey: "batch", rowKey: "1", N: 1 }],
    ["upsert", { partitionKey: "batch", rowKey: "2", N: 2 }, "Replace"],
  ]);
  await queue.sendMessage("Grüße <&> 世界");
  await queue.sendMessage(Buffer.from("in base64 😀").toString("base64"));
} else {
  const entities = [];
  for await (const entity of table.listEntities({ disableTypeConversion: true })) {
    entities.push(entity);
  }
  const messages = (await queue.receiveMessages({ numberOfMessages: 32 })).receivedMessageItems;
  for (const message of messages) {
    await queue.deleteMessage(message.messageId, message.popReceipt);
  }
  console.log(JSON.stringify({ entities, messages: messages.map((message) => message.messageText) }));
}

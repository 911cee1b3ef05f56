// Turns the signature box into a drawing: strokes become the path data of an SVG in a box of 600 x 200.
// Without this script the box stays hidden and the confirmation below it signs.
(() => {
  const box = document.getElementById("signature-box");
  const canvas = document.getElementById("signature");
  const field = document.getElementById("drawing");
  const pen = canvas.getContext("2d");
  let strokes = [];
  let stroke = null;

  const pathOf = (strokes) => strokes
    .filter((points) => points.length > 1)
    .map((points) => points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${x} ${y}`).join(""))
    .join("");

  const pointOf = (event) => {
    const area = canvas.getBoundingClientRect();
    const within = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
    return [
      within((event.clientX - area.left) / area.width * 600, 600),
      within((event.clientY - area.top) / area.height * 200, 200),
    ];
  };

  const draw = () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    for (const points of stroke ? [...strokes, stroke] : strokes) {
      pen.beginPath();
      points.forEach(([x, y], i) => (i === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
      pen.stroke();
    }
  };

  const finish = () => {
    if (stroke) {
      strokes.push(stroke);
      stroke = null;
      field.value = pathOf(strokes);
      draw();
    }
  };

  box.hidden = false;
  pen.lineWidth = 3;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  pen.strokeStyle = "#17212b";

  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    stroke = [pointOf(event)];
    event.preventDefault();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!stroke) {
      return;
    }
    const [x, y] = pointOf(event);
    const [lastX, lastY] = stroke[stroke.length - 1];
    if (Math.hypot(x - lastX, y - lastY) >= 3) {
      stroke.push([x, y]);
      draw();
    }
  });
  canvas.addEventListener("pointerup", finish);
  canvas.addEventListener("pointercancel", finish);
  document.getElementById("clear-signature").addEventListener("click", () => {
    strokes = [];
    field.value = "";
    draw();
  });

  // A report that came back with other errors keeps its drawing.
  for (const part of field.value.split("M").filter((text) => text)) {
    strokes.push(part.split("L").map((pair) => pair.split(" ").map(Number)));
  }
  draw();
})();
